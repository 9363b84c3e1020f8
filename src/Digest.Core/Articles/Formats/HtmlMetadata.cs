using AngleSharp.Dom;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats;

/// <summary>What a page declares of its article: JSON-LD first, then meta elements, then its visible marks.</summary>
internal static class HtmlMetadata
{
    private static readonly string[] DateNames = ["article:published_time", "datePublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "publish-date", "pubdate"];

    public static Declared Read(IDocument document)
    {
        var linked = JsonLd.Read(document.QuerySelectorAll("script[type='application/ld+json']").Select(script => script.TextContent));
        var meta = ReadMeta(document);
        var site = meta.GetValueOrDefault("og:site_name");
        var dates = new List<(string, string)>();
        if (linked.Published is not null)
            dates.Add((linked.Published, "the page's JSON-LD datePublished"));
        dates.AddRange(DateNames.Where(meta.ContainsKey).Select(name => (meta[name], $"the page's meta {name}")));
        if (document.QuerySelector("[itemprop=datePublished]") is { } item && (item.GetAttribute("datetime") ?? item.GetAttribute("content")) is { } marked)
            dates.Add((marked, "the page's itemprop datePublished"));
        if (document.QuerySelector("article time[datetime], main time[datetime], time[datetime]")?.GetAttribute("datetime") is { } time)
            dates.Add((time, "the page's time element"));

        return new Declared
        {
            Title = Title(document, linked.Headline, meta, site),
            Byline = Person(linked.Author) ?? Person(meta.GetValueOrDefault("author")) ?? Person(meta.GetValueOrDefault("article:author")),
            Source = Cleaning.CleanOrNull(linked.Publisher) ?? site,
            Place = Cleaning.CleanOrNull(linked.Dateline),
            Language = document.DocumentElement?.GetAttribute("lang") ?? linked.Language ?? meta.GetValueOrDefault("og:locale"),
            Sections = linked.Sections is { Count: > 0 } sections ? sections : meta.GetValueOrDefault("article:section") is { } section ? [section] : [],
            Dates = dates,
        };
    }

    private static Dictionary<string, string> ReadMeta(IDocument document)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in document.QuerySelectorAll("meta[content]"))
        {
            var name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop");
            if (name is not null && Cleaning.CleanOrNull(element.GetAttribute("content")) is { } content)
                values.TryAdd(name.Trim(), content);
        }

        return values;
    }

    // The one h1 that the page's own title repeats is the headline; else the title without the name of the site.
    private static string? Title(IDocument document, string? headline, Dictionary<string, string> meta, string? site)
    {
        var shared = meta.GetValueOrDefault("og:title") ?? Cleaning.CleanOrNull(headline) ?? meta.GetValueOrDefault("twitter:title");
        var page = Cleaning.CleanOrNull(document.QuerySelector("head > title")?.TextContent);
        var heads = document.QuerySelectorAll("h1").Select(h1 => Cleaning.Clean(h1.TextContent)).Where(text => text.Length > 0).Distinct().Take(20).ToList();
        var named = $"{Folding.Key(shared ?? "")} {Folding.Key(page ?? "")}";
        var repeated = heads.Where(head => Folding.Key(head) is { Length: > 8 } key && named.Contains(key, StringComparison.Ordinal)).MaxBy(head => head.Length);
        return repeated ?? WithoutSite(shared, site) ?? (heads.Count == 1 ? heads[0] : null) ?? WithoutSite(page, site);
    }

    private static string? WithoutSite(string? title, string? site)
    {
        if (title is null)
            return null;

        foreach (var separator in (string[])[" | ", " - ", " – ", " — ", " » ", " :: "])
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
                continue;

            var tail = title[(at + separator.Length)..];
            if (Folding.Key(tail) == Folding.Key(site ?? "") || (separator is " | " or " » " or " :: " && at > tail.Length))
                return title[..at].Trim();
        }

        return title;
    }

    private static string? Person(string? name)
    {
        var clean = Cleaning.CleanOrNull(name);
        return clean is null || clean.Contains("://", StringComparison.Ordinal) || clean.Length > 120 || Folding.Key(clean) is "admin" or "administrator" or "webmaster" or "" ? null : clean;
    }
}
