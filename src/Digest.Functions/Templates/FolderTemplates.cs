using Digest.Core.Templates;

namespace Digest.Functions.Templates;

/// <summary>Templates from a folder: the one that is deployed with the app, or a checkout's, where editing needs no build.</summary>
public sealed class FolderTemplates(string folder) : ITemplateSource
{
    private readonly string _root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;

    /// <summary>The text of a template; null when there is none of that name in the folder.</summary>
    public string? Read(string path)
    {
        var file = Path.GetFullPath(Path.Combine(_root, path));
        return file.StartsWith(_root, StringComparison.Ordinal) && File.Exists(file) ? File.ReadAllText(file) : null;
    }
}
