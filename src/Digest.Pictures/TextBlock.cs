using System.Globalization;

namespace Digest.Pictures;

/// <summary>Breaks a text into lines of a width.</summary>
internal static class TextBlock
{
    /// <summary>The lines, at most <paramref name="most"/>; null when they do not hold the text.</summary>
    public static IReadOnlyList<string>? Break(string text, float width, int most, Func<string, float> measure)
    {
        var lines = Lines(text, width, most, measure, out var whole);
        return whole ? lines : null;
    }

    /// <summary>The lines, the last cut short with an ellipsis where they do not hold the text.</summary>
    public static IReadOnlyList<string> Cut(string text, float width, int most, Func<string, float> measure)
    {
        var lines = Lines(text, width, most, measure, out var whole);
        if (whole)
            return lines;
        var last = lines[^1];
        while (last.Length > 0 && measure(last + "…") > width)
            last = last.LastIndexOf(' ') is > 0 and var space ? last[..space] : Shorter(last);
        lines[^1] = last.TrimEnd(' ', ',', '،', ';', '؛', ':', '.', '-', '–') + "…";
        return lines;
    }

    private static List<string> Lines(string text, float width, int most, Func<string, float> measure, out bool whole)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && measure($"{line} {word}") <= width)
            {
                line = $"{line} {word}";
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);
            line = word;
            while (lines.Count < most && measure(line) > width)
            {
                var fitting = line;
                while (fitting.Length > 1 && measure(fitting) > width)
                    fitting = Shorter(fitting);
                lines.Add(fitting);
                line = line[fitting.Length..];
            }

            if (lines.Count >= most)
                break;
        }

        if (line.Length > 0)
            lines.Add(line);
        whole = lines.Count <= most;
        if (!whole)
            lines.RemoveRange(most, lines.Count - most);
        return lines;
    }

    // Without its last letter and the marks on it.
    private static string Shorter(string text)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        return text[..starts[^1]];
    }
}
