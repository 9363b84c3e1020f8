namespace Digest.Core.Templates.Overrides;

/// <summary>The files of a publisher at one moment. Rendering cannot wait for storage, so that they are all read before.</summary>
public sealed class TemplateSnapshot
{
    /// <summary>The most files that a publisher may have.</summary>
    public const int MostFiles = 200;

    private readonly Dictionary<string, TemplateFile> _files;

    /// <summary>Takes the files together.</summary>
    /// <exception cref="TemplateException">There are more than <see cref="MostFiles"/>.</exception>
    public TemplateSnapshot(IEnumerable<TemplateFile> files)
    {
        _files = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        if (_files.Count > MostFiles)
            throw TooMany();
    }

    /// <summary>That of a publisher who changed nothing.</summary>
    public static TemplateSnapshot Empty { get; } = new([]);

    /// <summary>All files.</summary>
    public IReadOnlyCollection<TemplateFile> Files => _files.Values;

    /// <summary>Whether a file of this name can be a template; what else lies beside them is left alone.</summary>
    public static bool IsTemplate(string path) => TemplateLibrary.IsPath(path);

    /// <summary>Says that there are more files than <see cref="MostFiles"/>.</summary>
    public static TemplateException TooMany() =>
        new("container templates", 0, 0, $"It holds more than {MostFiles} templates", "Delete those that are not in use; a file that equals the deployed one is not needed");

    /// <summary>The file that stands in place of a deployed one; null when none does. An edition's own counts more than one for all.</summary>
    public TemplateFile? Find(string edition, string path) =>
        _files.GetValueOrDefault($"{edition}/{path}") ?? _files.GetValueOrDefault(path);

    /// <summary>The templates of an edition: its own, then those for all editions, then the deployed ones.</summary>
    public ITemplateSource Over(string edition, ITemplateSource deployed) => new Layered(this, edition, deployed);

    private sealed class Layered(TemplateSnapshot snapshot, string edition, ITemplateSource deployed) : ITemplateSource
    {
        public string? Read(string path) => snapshot.Find(edition, path) switch
        {
            { Problem: { } problem } => throw problem,
            { } file => file.Text,
            null => deployed.Read(path),
        };
    }
}
