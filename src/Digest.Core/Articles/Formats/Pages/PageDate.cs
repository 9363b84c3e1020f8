using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Html;
using Digest.Core.Articles.Metadata;
using Digest.Core.Articles.Metadata.Dates;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Collects the dates at which a page says its article was published, the most trustworthy first. Never those of footers, comments and other articles.</summary>
internal sealed class PageDate(PageMarks marks, HtmlNode headline)
{
    private const int MostElements = 12;
    private const int LongestText = 100;
    private const int Above = 120;
    private const int Below = 400;
    private const int MostLines = 6;

    private static readonly string[] MetaNames =
    [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "citation_publication_date", "citation_online_date", "publish-date", "publish_date", "publishdate", "pubdate", "publication_date", "published_time", "published-date", "displaydate", "article_date_original", "date_published", "article.published", "dc.date.issued", "dc.issued", "dc.date.created", "dc.created", "dc.date", "date",
    ];

    private readonly List<Found<string>> _dates = [];

    public static IReadOnlyList<Found<string>> Find(PageMarks marks, HtmlNode headline)
    {
        var date = new PageDate(marks, headline);
        date.Find();
        return date._dates;
    }

    private void Find()
    {
        Add(marks.Linked.Published, "the page's JSON-LD datePublished", 0.95);
        foreach (var name in MetaNames)
            Add(marks.Meta[name], $"the page's meta {name}", 0.9);
        OfTimes();
        Add(marks.Linked.PagePublished, "the JSON-LD datePublished of the page", 0.8);
        OfElements();
        OfAddress();
        OfLines();
        Add(marks.Linked.Created, "the page's JSON-LD dateCreated", 0.5);
    }

    private void OfTimes()
    {
        foreach (var mark in Near(MarkKind.Time))
        {
            var node = mark.Node;
            var isPublished = node.Has("pubdate") || node.RawAttribute("itemprop").Contains("datePublished", StringComparison.OrdinalIgnoreCase) || node.RawAttribute("class").Contains("publish", StringComparison.OrdinalIgnoreCase);
            if (ClassNames.IsUpdate(node.RawAttribute("class")) || node.RawAttribute("itemprop").Contains("dateModified", StringComparison.OrdinalIgnoreCase))
                continue;
            Add(node.Attribute("datetime") ?? node.Attribute("content") ?? Text(node), isPublished ? "the page's element marked datePublished" : "the page's time element", isPublished ? 0.85 : 0.7);
        }
    }

    private void OfElements()
    {
        foreach (var mark in Near(MarkKind.DateLine))
            Add(mark.Node.Attribute("datetime") ?? mark.Node.Attribute("content") ?? Text(mark.Node), "the page's element of the date", 0.65);
    }

    // A line by the headline that is a date and nothing else.
    private void OfLines()
    {
        if (!headline.Exists)
            return;

        var found = 0;
        var end = Math.Min(headline.Tree.Count, headline.Index + Below);
        for (var i = Math.Max(1, headline.Index - Above); i < end && found < MostLines; i++)
        {
            var node = new HtmlNode(headline.Tree, i);
            if (node.Tag != Tag.Text || node.Raw.Length is < 6 or > LongestText || !HasYear(node.Raw) || Tags.IsUnseen(node.Parent.Tag))
                continue;
            if (DateLine.Read(new Block(BlockKind.Paragraph, node.Text(), 0), isMonthFirst: false) is not { IsUpdate: false })
                continue;
            found++;
            Add(node.Text(), "the line by the headline", 0.55);
        }
    }

    private void OfAddress()
    {
        foreach (var address in (ReadOnlySpan<string?>)[marks.Canonical, marks.Meta["og:url"], marks.Linked.Url])
        {
            if (UrlDate.Read(address) is { } date)
            {
                Add(date, "the page's address", 0.6);
                return;
            }
        }
    }

    private IEnumerable<Mark> Near(MarkKind kind) => marks.Of(kind).OrderBy(mark => Nearness.Of(mark.Node, headline)).Take(MostElements);

    private void Add(string? value, string basis, double confidence)
    {
        if (Cleaning.CleanOrNull(value) is { Length: <= LongestText } clean && clean.Any(char.IsDigit))
            _dates.Add(new Found<string>(clean, basis, confidence));
    }

    private static string? Text(HtmlNode node) => node.End - node.Index > 40 ? null : node.Text();

    private static bool HasYear(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits = char.IsDigit(c) ? digits + 1 : 0;
            if (digits == 4)
                return true;
        }

        return false;
    }
}
