using Digest.Core.Articles.Html;
using Digest.Core.Articles.Metadata;
using Digest.Core.Articles.Metadata.Dates;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Collects the dates at which a page says its article was published, the most trustworthy first. Never those of footers, comments and other articles.</summary>
internal sealed class PageDate(PageMarks marks, string? title, HtmlNode headline)
{
    private const int MostElements = 12;
    private const int LongestText = 100;
    private const int Above = 120;
    private const int Below = 400;
    private const int MostLines = 6;
    private const double Least = 0.15;
    private const string LastChange = "the date of the last change that the page shows";

    private static readonly string[] MetaNames =
    [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "citation_publication_date", "citation_online_date", "publish-date", "publish_date", "publishdate", "pubdate", "publication_date", "published_time", "published-date", "displaydate", "article_date_original", "date_published", "article.published", "dc.date.issued", "dc.issued", "dc.date.created", "dc.created",
    ];

    private readonly List<Found<string>> _dates = [];
    private Asides _outside = marks.Asides;

    public static IReadOnlyList<Found<string>> Find(PageMarks marks, string? title, HtmlNode headline)
    {
        var date = new PageDate(marks, title, headline);
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
        OfUpdates();
        Add(marks.Linked.Created, "the page's JSON-LD dateCreated", 0.2);
        Add(title is null ? null : DateTexts.Opening(title), "the page's title", 0.5);
        if (_dates.Count > 0)
            return;

        // Of some pages the date stands in what is an aside by its name.
        _outside = marks.Others;
        OfTimes();
        OfElements();
        OfLines();
        OfUpdates();
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
        {
            const string Basis = "the page's element of the date";
            Add(mark.Node.Attribute("datetime") ?? mark.Node.Attribute("content") ?? Text(mark.Node), Basis, 0.6);
            Add(Titled(mark.Node), Basis, 0.6);
        }
    }

    // A line by the headline that is a date and little else.
    private void OfLines()
    {
        if (!headline.Exists)
            return;

        foreach (var line in DateTexts.Between(headline.Tree, headline.Index - Above, headline.Index + Below, _outside).Take(MostLines))
            AddLine(line, "the line by the headline", 0.45);
        if (_dates.Count > 0)
            return;

        // Farther down the only line that is a date is that of the article; among several it may be any.
        var others = DateTexts.Between(headline.Tree, headline.Index + Below, headline.Tree.Count, _outside).Distinct().Take(2).ToList();
        if (others.Count == 1)
            AddLine(others[0], "the only line of the page that is a date", 0.3);
    }

    private void AddLine(DateText line, string basis, double confidence)
    {
        if (line.IsUpdate)
            Add(line.Text, LastChange, Least, isUpdate: true);
        else
            Add(line.Text, basis, confidence);
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

    private IEnumerable<Mark> Near(MarkKind kind) => marks.Outside(_outside, kind).OrderBy(mark => Nearness.Of(mark.Node, headline)).Take(MostElements);

    // A page that shows no other date was often published on that of its last change; where there is another, this one has no say.
    // What programs declare of the last change is no better than chance, and left out.
    private void OfUpdates()
    {
        foreach (var mark in Near(MarkKind.Update).Concat(Near(MarkKind.DateLine)))
        {
            if (Text(mark.Node) is { } text && (mark.Kind == MarkKind.Update || IsUpdate(text)))
                Add(mark.Node.Attribute("datetime") ?? text, LastChange, Least, isUpdate: true);
        }
    }

    private bool Add(string? value, string basis, double confidence, bool isUpdate = false)
    {
        if (Cleaning.CleanOrNull(value) is not { Length: <= LongestText } clean || !clean.Any(char.IsDigit) || (!isUpdate && IsUpdate(clean)))
            return false;
        _dates.Add(new Found<string>(clean, basis, confidence));
        return true;
    }

    // "Updated March 3, 2020", unless it says too when it was published.
    private static bool IsUpdate(string text)
    {
        var tokens = DateToken.Cut(text, LongestText);
        return tokens.Exists(DateTexts.IsUpdate) && DateScanner.Scan(tokens, isMonthFirst: false).Count < 2;
    }

    // The abbreviation of microformats: <abbr title="2013-10-05T21:00:00+02:00">.
    private static string? Titled(HtmlNode node) => node.Attribute("title") is { Length: >= 10 } title && title.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 ? title : null;

    private static string? Text(HtmlNode node) => NodeText.Spaced(node, 40);
}
