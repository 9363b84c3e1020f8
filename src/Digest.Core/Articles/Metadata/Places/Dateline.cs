using Digest.Core.Articles.Metadata.Dates;
using Digest.Core.Articles.Metadata.Sources;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Places;

/// <summary>The place, agency and sometimes date that open a report: <c>القاهرة (أ ش أ) - </c>, <c>PARIS, Oct 8 (Reuters) — </c>.</summary>
/// <param name="Place">The city as written: a known one, or whatever stands before a day and an agency.</param>
/// <param name="Agency">The agency as credited; null when none is.</param>
/// <param name="Length">The length of the dateline with its closing sign and space.</param>
/// <param name="Text">The dateline itself.</param>
internal sealed record Dateline(string Place, string? Agency, int Length, string Text)
{
    private const int MaxLength = 90;
    private const int MostParts = 4;
    private const int MostWordsOfPlace = 3;

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

        var isDated = rest.Any(char.IsDigit);
        var parts = Parts(rest);
        if (isDated)
            parts = parts.SelectMany(Undated.Runs).ToList();
        if (parts.Count is 0 or > MostParts || (!isDated && !Gazetteer.IsCity(parts[0])))
            return null;

        foreach (var part in parts.Skip(1))
        {
            if (agency is null && Agencies.Find(part) is { } named)
                agency = named;
            else if (!Gazetteer.IsCity(part))
                return null;
        }

        // Between a day and an agency any few words are a place.
        var isPlace = Gazetteer.IsCity(parts[0]) || (isDated && agency is not null && Words.Count(parts[0]) <= MostWordsOfPlace && Agencies.Find(parts[0]) is null);
        return isPlace ? new Dateline(parts[0], agency, length, head) : null;
    }

    // A sign between two figures belongs to a date.
    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !(text[i] is '/' or '،' or ',' or '-' or 'ـ' or '–' && !(i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))))
                continue;
            if (text[start..i].Trim() is { Length: > 0 } part)
                parts.Add(part);
            start = i + 1;
        }

        return parts;
    }
}
