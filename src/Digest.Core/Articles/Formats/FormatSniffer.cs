using System.Buffers;

namespace Digest.Core.Articles.Formats;

/// <summary>The formats of text.</summary>
internal enum TextFormat
{
    Plain,
    Html,
    Markdown,
}

/// <summary>Tells the format of text by what it contains, whatever the file is called.</summary>
internal static class FormatSniffer
{
    private static readonly SearchValues<string> Tags = SearchValues.Create(
        ["<html", "<head", "<body", "<!doctype html", "<p>", "<p ", "<div", "<article", "<h1", "<h2", "<br", "<span", "<section", "<main", "<meta", "<ul", "<table"],
        StringComparison.OrdinalIgnoreCase);

    public static TextFormat Sniff(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith('<') && start[..Math.Min(start.Length, 4096)].ContainsAny(Tags))
            return TextFormat.Html;
        if (FrontMatter.Find(text) is not null || HasHeading(start))
            return TextFormat.Markdown;
        return CountTags(text) >= 6 ? TextFormat.Html : TextFormat.Plain;
    }

    // A heading in the first line is how Markdown without front matter names its title.
    private static bool HasHeading(ReadOnlySpan<char> start)
    {
        var end = start.IndexOf('\n');
        var line = end < 0 ? start : start[..end];
        return line.StartsWith("# ") && line.Length > 3 && end > 0;
    }

    // A page whose first characters are text: a fragment pasted from a content system.
    private static int CountTags(string text)
    {
        var rest = text.AsSpan(0, Math.Min(text.Length, 65_536));
        var count = 0;
        if (!rest.Contains('<'))
            return 0;
        for (var at = rest.IndexOfAny(Tags); at >= 0 && count < 6; at = rest.IndexOfAny(Tags))
        {
            count++;
            rest = rest[(at + 2)..];
        }

        return count;
    }
}
