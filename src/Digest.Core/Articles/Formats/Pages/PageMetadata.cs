using Digest.Core.Articles.Html;
using Digest.Core.Articles.Metadata;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Reads what a page declares of its article and what its marked elements show of it.</summary>
internal static class PageMetadata
{
    private const int MostLinks = 60;

    public static Declared Read(HtmlTree tree)
    {
        var marks = PageMarks.Read(tree);
        var site = SiteNames.Of(marks);
        var links = new PageLinks(marks);
        var (title, headline) = PageTitle.Find(marks, site);
        marks.Settle(headline);
        return new Declared
        {
            Title = title,
            Byline = PageAuthor.Find(marks, site, headline),
            Source = Source(marks) ?? SiteOfTitle(tree, marks.Title),
            Place = Found.Of(marks.Linked.Dateline, "the page's JSON-LD dateline", 0.9),
            Language = PageLanguage.Find(marks),
            Direction = PageLanguage.Direction(marks),
            Sections = PageSections.Find(marks, title?.Value, site),
            Tags = PageSections.Tags(marks),
            Link = links.Canonical(marks),
            Picture = PagePicture.Find(marks, links, headline),
            Dates = PageDate.Find(marks, marks.Meta["og:title"] ?? marks.Title, headline),
        };
    }

    private static Found<string>? Source(PageMarks marks) =>
        Name(marks.Linked.Publisher, "the page's JSON-LD publisher", 0.95)
        ?? Name(marks.Meta["og:site_name"], "the page's meta og:site_name", 0.9)
        ?? Name(marks.Meta.First("dc.publisher", "citation_publisher", "publisher")?.Value, "the page's meta publisher", 0.8)
        ?? Name(marks.Linked.Site, "the page's JSON-LD name of the site", 0.8)
        ?? Name(marks.Meta["application-name"], "the page's meta application-name", 0.6);

    // Headline - Site, where a link of that name leads home.
    private static Found<string>? SiteOfTitle(HtmlTree tree, string? title)
    {
        if (title is null)
            return null;
        foreach (var link in tree.All(Tag.A).Take(MostLinks))
        {
            if (IsHome(link.Attribute("href")) && NodeText.Spaced(link, 20) is { Length: > 2 and <= 60 } name && name.Length < title.Length
                && ((title.StartsWith(name, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(title[name.Length..].TrimStart()[0])) || (title.EndsWith(name, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(title[..^name.Length].TrimEnd()[^1]))))
                return new Found<string>(name, "the name of the site in the page's title", 0.7);
        }

        return null;
    }

    private static bool IsHome(string? address) =>
        address is "/" or "./" or "index.html" or "index.php" || (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.PathAndQuery == "/");

    private static Found<string>? Name(string? name, string basis, double confidence) =>
        name is { Length: <= 120 } && !name.Contains("://", StringComparison.Ordinal) ? new Found<string>(name, basis, confidence) : null;
}
