using System.Text;

namespace Digest.Cli.Parse.Pages;

/// <summary>The file that a page is written to: there is the whole page or what was there before.</summary>
internal static class PageFile
{
    /// <summary>Why a page cannot be written there, with the remedy; null when it can.</summary>
    /// <param name="path">Where it would be written.</param>
    /// <param name="inputs">The files that are parsed; none of them is replaced.</param>
    public static string? Refuse(string path, IEnumerable<string> inputs)
    {
        if (path.Length == 0 || Directory.Exists(path))
            return $"--out takes the name of a file; '{path}' is a folder.";
        var whole = Path.GetFullPath(path);
        if (!Directory.Exists(Path.GetDirectoryName(whole)))
            return $"There is no folder {Path.GetDirectoryName(whole)} for the page: make it first.";
        return inputs.Any(input => Path.GetFullPath(input) == whole) ? $"--out would replace {path}, which is parsed: give the page another name." : null;
    }

    /// <summary>Writes a page.</summary>
    /// <returns>The whole path.</returns>
    public static async Task<string> WriteAsync(string path, string page, CancellationToken cancellationToken)
    {
        var whole = Path.GetFullPath(path);
        var draft = $"{whole}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllTextAsync(draft, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            File.Move(draft, whole, overwrite: true);
            return whole;
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
