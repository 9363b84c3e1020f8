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
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "citation_publication_date", "citation_online_date", "publish-date", "publish_date", "publishdate", "pubdate", "publication_date", "published_time", "published-date", "displaydate", "article_date_original", "date_published", "article.published", "dc.date.issued", "dc.issued", "dc.date.created", "dc.created", 
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
        Add(marks.Linked.Published, "the page's JSON-LD datePublished", 0.91);
        foreach (var name in MetaNames)
        {
            if (Add(marks.Meta[name], $"the page's meta {name}", 0.9))
                break;
        }

        // Of some systems it is the date of the last change.
        if (marks.Meta.First("dc.date", "date") is { } stamp)
            Add(stamp.Value, $"the page's meta {stamp.Name}", 0.4);
        OfTimes();
        Add(marks.Linked.PagePublished, "the JSON-LD datePublished of the page", 0.5);
        OfElements();
        OfAddress();
        OfLines();
        Add(marks.Linked.Created, "the page's JSON-LD dateCreated", 0.2);
    }

    private void OfTimes()
    {
        foreach (var mark in Near(MarkKind.Time))
        {
            var node = mark.Node;
            var isPublished = node.Has("pubdate") || node.RawAttribute("itemprop").Contains("datePublished", StringComparison.OrdinalIgnoreCase) || node.RawAttribute("class").Contains("publish", StringComparison.OrdinalIgnoreCase);
            if (ClassNames.IsUpdate(node.RawAttribute("class")) || node.RawAttribute("itemprop").Contains("dateModified", StringComparison.OrdinalIgnoreCase))
                continue;
            Add(node.Attribute("datetime") ?? node.Attribute("content") ?? Titled(node) ?? Text(node), isPublished ? "the page's element marked datePublished" : "the page's time element", isPublished ? 0.85 : 0.5);
        }
    }

    private void OfElements()
    {
        foreach (var mark in Near(MarkKind.DateLine))
            Add(mark.Node.Attribute("datetime") ?? mark.Node.Attribute("content") ?? Titled(mark.Node) ?? Text(mark.Node), "the page's element of the date", 0.6);
    }

    // A line by the headline that is a date and nothing else.
    private void OfLines()
    {
        if (!headline.Exists)
            return;

        var found = 0;
        var labelled = false;
        var end = Math.Min(headline.Tree.Count, headline.Index + Below);
        for (var i = Math.Max(1, headline.Index - Above); i < end && found < MostLines; i++)
        {
            var node = new HtmlNode(headline.Tree, i);
            if (node.Tag != Tag.Text || node.Raw.IsWhiteSpace())
                continue;
            var isLabelled = labelled;
            labelled = node.Raw.Length < 40 && IsUpdateLabel(node.Text());
            if (isLabelled || node.Raw.Length is < 6 or > LongestText || !HasYear(node.Raw) || Tags.IsUnseen(node.Parent.Tag) || marks.IsAside(i))
                continue;
            if (DateLine.Read(new Block(BlockKind.Paragraph, node.Text(), 0), isMonthFirst: false) is not { IsUpdate: false })
                continue;
            found++;
            Add(node.Text(), "the line by the headline", 0.45);
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

    private bool Add(string? value, string basis, double confidence)
    {
        if (Cleaning.CleanOrNull(value) is not { Length: <= LongestText } clean || !clean.Any(char.IsDigit) || IsUpdate(clean))
            return false;
        _dates.Add(new Found<string>(clean, basis, confidence));
        return true;
    }

    // "Updated March 3, 2020", unless it says too when it was published.
    private static bool IsUpdate(string text)
    {
        var tokens = DateToken.Cut(text, LongestText);
        return tokens.Exists(token => DayWords.IsUpdate(token.Text)) && DateScanner.Scan(tokens, isMonthFirst: false).Count < 2;
    }

    // The abbreviation of microformats: <abbr title="2013-10-05T21:00:00+02:00">.
    private static string? Titled(HtmlNode node) => node.Attribute("title") is { Length: >= 10 } title && title.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 ? title : null;

    private static string? Text(HtmlNode node) => NodeText.Spaced(node, 40);

    // A text of its own before the date, as in <b>Updated:</b> <i>March 3, 2020</i>.
    private static bool IsUpdateLabel(string text) => !text.Any(char.IsDigit) && DateToken.Cut(text, LongestText).Exists(token => DayWords.IsUpdate(token.Text));

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
