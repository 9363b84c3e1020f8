namespace Digest.Cli.Parse;

/// <summary>A file and the name that it would have as a blob.</summary>
/// <param name="Name">The name, relative to the folder that was given, with slashes.</param>
/// <param name="Path">Where it is.</param>
internal sealed record ArticleFile(string Name, string Path)
{
    private static readonly HashSet<string> Extensions = new([".txt", ".text", ".html", ".htm", ".md", ".markdown", ".docx"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether its name is one of an article.</summary>
    public bool IsArticle => Extensions.Contains(System.IO.Path.GetExtension(Name));

    /// <summary>The files of a folder and its subfolders in the order of their names, hidden ones left out; or the one file itself.</summary>
    public static IEnumerable<ArticleFile> In(string path)
    {
        if (!Directory.Exists(path))
            return [new ArticleFile(System.IO.Path.GetFileName(path), path)];
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
        return Directory.EnumerateFiles(path, "*", everything)
            .Select(file => new ArticleFile(System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'), file))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
    }
}
