using Digest.Core.Templates;

namespace Digest.Shared;

/// <summary>The templates of the repository, as they stand.</summary>
public sealed class RepositoryTemplates : ITemplateSource
{
    /// <summary>The folder with Digest.sln.</summary>
    public static string Root { get; } = Find();

    public string? Read(string path) => Path.Combine(Root, "templates", path) is var file && File.Exists(file) ? File.ReadAllText(file) : null;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Digest.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Digest.sln.");
    }
}
