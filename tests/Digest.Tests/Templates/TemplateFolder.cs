using Digest.Core.Templates;

namespace Digest.Tests.Templates;

/// <summary>The repository's templates, with some of them changed as an editor might.</summary>
public sealed class TemplateFolder : ITemplateSource
{
    private static readonly string Root = Path.Combine(Repository(), "templates");

    private readonly Dictionary<string, string?> _changed = [];

    public TemplateFolder With(string path, string? text)
    {
        _changed[path] = text;
        return this;
    }

    /// <summary>With the repository's own text of a file again.</summary>
    public TemplateFolder Without(string path)
    {
        _changed.Remove(path);
        return this;
    }

    public string? Read(string path) =>
        _changed.TryGetValue(path, out var text) ? text
        : File.Exists(Path.Combine(Root, path)) ? File.ReadAllText(Path.Combine(Root, path))
        : null;

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Digest.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Digest.sln.");
    }
}
