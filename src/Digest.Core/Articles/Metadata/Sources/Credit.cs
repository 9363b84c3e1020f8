using System.Buffers;

namespace Digest.Core.Articles.Metadata.Sources;

/// <summary>Reads the lines and phrases that credit a publication or agency.</summary>
internal static class Credit
{
    private const int MaxLine = 60;
    private const int Reach = 60;

    private static readonly SearchValues<char> Closings = SearchValues.Create("“”\"»’'");

    private static readonly string[] Papers = ["جريدة", "صحيفة", "يومية", "أسبوعية", "مجلة", "موقع", "بوابة", "شبكة", "وكالة"];
    private static readonly string[] Copies = ["بنسخة من", "على نسخة من", "نسخة منه", "نسخة منها"];
    private static readonly string[] Labels = ["المصدر", "مصدر", "Source", "Quelle"];

    /// <summary>Reads a whole short line: an agency, several, or a paper with agencies; null when it is no credit.</summary>
    public static string? OfLine(string text)
    {
        if (text.Length > MaxLine)
            return null;

        text = text.Trim(' ', '(', ')', '[', ']', '-', 'ـ', '–', '—', '/', '.', ':');
        if (Agencies.Find(text) is { } agency)
            return agency;
        if (Labelled(text) is { } labelled)
            return Agencies.Find(labelled) ?? labelled;

        var parts = text.Split(['-', 'ـ', '–', '+', '/', '،', ',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 4)
            return null;

        // Lebanon's agency signs with a word that is a section's name elsewhere.
        if (parts is ["وطنية", var city] && Places.Gazetteer.IsCity(city))
            return "الوكالة الوطنية للإعلام";
        var found = parts.Select(Agencies.Find).ToArray();
        var strangers = parts.Where((_, i) => found[i] is null).ToArray();
        var named = found.Where(name => name is not null and not Agencies.Several).Distinct().ToArray();
        return (strangers.Length, found.Length - strangers.Length) switch
        {
            (0, _) => named.Length > 0 ? string.Join("، ", named) : Agencies.Several,
            // العمق - وكالات: the paper that put the agencies' reports together.
            (1, > 0) when found[0] is null && !Places.Gazetteer.IsCity(strangers[0]) => strangers[0],
            (1, > 0) when Places.Gazetteer.IsCity(strangers[0]) => named.Length > 0 ? named[0] : Agencies.Several,
            _ => null,
        };
    }

    /// <summary>Reads an agency in parentheses at the end of a paragraph; null when there is none.</summary>
    public static string? OfEnding(string paragraph)
    {
        var text = paragraph.AsSpan().TrimEnd(". ");
        if (!text.EndsWith(')'))
            return null;

        var open = text.LastIndexOf('(');
        return open >= 0 && text.Length - open <= 40 ? Agencies.Find(text[(open + 1)..^1].ToString()) : null;
    }

    /// <summary>Reads how a paper speaks of itself: <c>توصلت جريدة “العمق” بنسخة منه</c>; null when the paragraph has no such words.</summary>
    public static string? OfOwnPaper(string paragraph)
    {
        foreach (var copy in Copies)
        {
            var at = paragraph.IndexOf(copy, StringComparison.Ordinal);
            if (at > 0 && Quoted(paragraph[Math.Max(0, at - Reach)..at]) is { } name)
                return name;
        }

        return null;
    }

    private static string? Quoted(string before)
    {
        foreach (var paper in Papers)
        {
            var at = before.LastIndexOf(paper, StringComparison.Ordinal);
            if (at < 0)
                continue;

            var name = before[(at + paper.Length)..].Trim();
            if (name.Length > 2 && "“”\"«‘'".Contains(name[0]))
            {
                var end = name.AsSpan(1).IndexOfAny(Closings);
                if (end > 1)
                    return name[1..(end + 1)].Trim();
            }
        }

        return null;
    }

    private static string? Labelled(string text)
    {
        foreach (var label in Labels)
        {
            if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase) && text.AsSpan(label.Length).TrimStart() is [':' or '-', ..] rest)
                return rest[1..].Trim().ToString() is { Length: > 1 } name ? name : null;
        }

        return null;
    }
}
