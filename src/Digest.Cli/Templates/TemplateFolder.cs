using Digest.Cli.Services;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;
using Digest.Functions.Templates;
using Digest.LocalHost.Services;

namespace Digest.Cli.Templates;

/// <summary>A publisher's templates in a folder, laid out as in container <c>templates</c>, over the deployed ones.</summary>
internal sealed class TemplateFolder
{
    private const string Locales = "locales";

    private readonly string _deployed = new GivenSettings()["Digest__Templates"] is { Length: > 0 } folder ? folder : System.IO.Path.Combine(Repository.Root, "templates");

    /// <param name="folder">The folder; null for the deployed templates themselves.</param>
    /// <param name="edition">The edition whose files count first; empty for none.</param>
    public TemplateFolder(string? folder, string edition) => (Path, Edition) = (System.IO.Path.GetFullPath(folder ?? _deployed), edition);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The edition whose files count first; empty for none.</summary>
    public string Edition { get; }

    /// <summary>The templates that the app comes with.</summary>
    public ITemplateSource Deployed => new FolderTemplates(_deployed);

    /// <summary>The languages that have words, here or there.</summary>
    public IReadOnlyList<string> Languages =>
        [.. new[] { _deployed, Path, System.IO.Path.Combine(Path, Edition) }.Select(folder => System.IO.Path.Combine(folder, Locales)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml")).Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The files as they are now.</summary>
    /// <exception cref="TemplateException">There are more than a publisher may have.</exception>
    public TemplateSnapshot Read() => new(Files().Take(TemplateSnapshot.MostFiles + 1).Select(file => Of(file.Name, file.Path)));

    /// <summary>The files as they are now, over the deployed ones.</summary>
    public ITemplateSource Source() => Read().Over(Edition, Deployed);

    private IEnumerable<(string Name, string Path)> Files() => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Select(file => (Name: System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'), Path: file))
        .Where(file => TemplateSnapshot.IsTemplate(file.Name))
        .OrderBy(file => file.Name, StringComparer.Ordinal);

    private static TemplateFile Of(string name, string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length > TemplateFile.MostBytes ? TemplateFile.TooLarge(name, length) : TemplateFile.Of(name, File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // An editor may be about to replace it.
            return new TemplateFile(name, "", new TemplateException(name, 0, 0, $"It cannot be read: {error.Message.TrimEnd('.')}", "Let this user read it, and save it again"));
        }
    }
}
