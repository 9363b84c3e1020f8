using Digest.Core.Articles.Metadata.Sources;

namespace Digest.Core.Articles.Metadata.Places;

/// <summary>The place, agency and sometimes date that open a report: <c>القاهرة (أ ش أ) - </c>, <c>PARIS, Oct 8 (Reuters) — </c>.</summary>
/// <param name="Place">The city as written; always a known one.</param>
/// <param name="Agency">The agency as credited; null when none is.</param>
/// <param name="Length">The length of the dateline with its closing sign and space.</param>
/// <param name="Text">The dateline itself.</param>
internal sealed record Dateline(string Place, string? Agency, int Length, string Text)
{
    private const int MaxLength = 90;

    private static readonly string[] Closings = [" -- ", " — ", " – ", " - ", " ـ ", "ـ ", "- ", "– ", "— ", ": ", ".. ", "… ", "/ "];

    /// <summary>Reads the beginning of a paragraph; null when it is no dateline of a known city.</summary>
    public static Dateline? OfParagraph(string text)
    {
        // The last sign that still leaves a city in front wins: "تونس/ 8 أكتوبر/ وات -- ".
        Dateline? found = null;
        foreach (var closing in Closings)
        {
            for (var at = text.IndexOf(closing, StringComparison.Ordinal); at > 0 && at <= MaxLength; at = text.IndexOf(closing, at + 1, StringComparison.Ordinal))
            {
                var end = at + closing.Length;
                if ((found is null || end > found.Length) && Read(text[..at], end) is { } dateline)
                    found = dateline;
            }
        }

        return found;
    }

    /// <summary>Reads the beginning of a headline: <c>نيويورك: </c>, <c>واشنطن.. </c>; null when it is no city.</summary>
    public static string? OfTitle(string title)
    {
        foreach (var closing in (string[])[":", "..", "…", " - ", " ـ ", " – ", " — ", "/"])
        {
            var at = title.IndexOf(closing, StringComparison.Ordinal);
            if (at > 0 && at + closing.Length < title.Length && Gazetteer.IsCity(title[..at]))
                return title[..at].Trim();
        }

        return null;
    }

    private static Dateline? Read(string head, int length)
    {
        string? agency = null;
        var rest = head;
        var open = head.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && head.IndexOf(')', open) is var close and > 0)
        {
            agency = Agencies.Find(head[(open + 1)..close]);
            if (agency is null)
                return null;
            rest = head[..open];
        }

        var parts = rest.Split(['/', '،', ',', '-', 'ـ', '–'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is 0 or > 4 || !Gazetteer.IsCity(parts[0]))
            return null;

        foreach (var part in parts.Skip(1))
        {
            if (agency is null && Agencies.Find(part) is { } named)
                agency = named;
            else if (!part.Any(char.IsDigit) && !Gazetteer.IsCity(part))
                return null;
        }

        return new Dateline(parts[0], agency, length, head);
    }
}
