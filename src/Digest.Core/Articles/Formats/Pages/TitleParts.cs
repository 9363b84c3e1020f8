namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Takes the name of the site and of its sections off a title: <c>Headline | Section | Site</c>.</summary>
internal static class TitleParts
{
    private const int MaxParts = 12;

    // Strong ones stand in no headline; the others do.
    private static readonly string[] Strong = [" | ", " » ", " « ", " :: ", " • ", " · ", " ← ", " → ", " ‹ ", " › ", " < ", " > ", "| ", " |"];
    private static readonly string[] Weak = [" - ", " – ", " — ", " ― ", " -- ", " / ", ": ", " @ ", " ~ "];

    /// <summary>The headline of a title; null when nothing but the site's name is left.</summary>
    public static string? WithoutSite(string title, SiteNames site)
    {
        for (var i = 0; i < MaxParts; i++)
        {
            if (CutEnd(title, site) is not { } shorter)
                break;
            title = shorter;
        }

        return site.AreExactly(title) ? null : title;
    }

    private static string? CutEnd(string title, SiteNames site)
    {
        foreach (var separator in Strong)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && at + separator.Length < title.Length)
            {
                var (head, tail) = (title[..at].Trim(), title[(at + separator.Length)..].Trim());
                return site.Are(head) && !site.Are(tail) ? tail : head.Length >= tail.Length || site.Are(tail) ? head : Text.Words.Count(head) <= 2 ? tail : head;
            }
        }

        foreach (var separator in Weak)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && separator is not ": " && site.Are(title[(at + separator.Length)..]))
                return title[..at].Trim();
            at = title.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && at + separator.Length < title.Length && site.Are(title[..at]))
                return title[(at + separator.Length)..].Trim();
        }

        return null;
    }
}
