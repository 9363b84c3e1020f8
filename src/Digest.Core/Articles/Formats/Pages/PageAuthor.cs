using Digest.Core.Articles.Html;
using Digest.Core.Articles.Metadata;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Finds who wrote an article: linked data, meta elements, then the marked elements nearest the headline. Persons only.</summary>
internal sealed class PageAuthor(PageMarks marks, SiteNames site)
{
    private const int MostElements = 40;
    private const int LongestByline = 300;

    private static readonly string[] MetaNames = ["author", "parsely-author", "sailthru.author", "dc.creator", "article:author", "og:article:author", "article:author_name", "article.author", "byl", "byline", "cxenseparse:author", "authors", "creator", "dc.contributor"];

    /// <summary>The names joined by commas; null when no person is named.</summary>
    public static Found<string>? Find(PageMarks marks, SiteNames site, HtmlNode headline)
    {
        var author = new PageAuthor(marks, site);
        return author.Join(marks.Linked.Authors, "the page's JSON-LD author", 0.95)
            ?? author.OfMeta()
            ?? author.OfElements(MarkKind.Author, headline, "the element marked as author", 0.85)
            ?? author.OfElements(MarkKind.Byline, headline, "the element of the byline", 0.7)
            ?? BylineTexts.Near(headline, marks.Asides).Select(text => author.Join([text], "the line by the headline", 0.65)).FirstOrDefault(found => found is not null);
    }

    private Found<string>? OfMeta()
    {
        if (Join(marks.Meta.All("citation_author").Select(InOrder), "the page's meta citation_author", 0.9) is { } scholars)
            return scholars;
        foreach (var name in MetaNames)
        {
            if (Join(name.StartsWith("dc.", StringComparison.Ordinal) ? marks.Meta.All(name).Select(InOrder) : marks.Meta.All(name), $"the page's meta {name}", 0.85) is { } found)
                return found;
        }

        return null;
    }

    // Roe, Jane
    private static string InOrder(string name) => name.Split(", ") is [{ Length: > 1 } last, { Length: > 1 } first] && !last.Contains(' ', StringComparison.Ordinal) ? $"{first} {last}" : name;

    private Found<string>? OfElements(MarkKind kind, HtmlNode headline, string basis, double confidence)
    {
        foreach (var mark in marks.Of(kind).OrderBy(mark => Nearness.Of(mark.Node, headline)).Take(MostElements))
        {
            var node = mark.Node;
            var text = node.Tag == Tag.Meta ? node.Attribute("content") : Text(node);
            if (Join([text ?? ""], basis, confidence) is { } found)
                return found;
        }

        return null;
    }

    // Microdata may hold the name deeper in a box with portrait and job.
    private static string? Text(HtmlNode node)
    {
        var named = node.Descendants().Take(60).FirstOrDefault(inner => inner.Tag != Tag.Text && inner.RawAttribute("itemprop").Equals("name", StringComparison.OrdinalIgnoreCase));
        if (named.Exists)
            return named.Attribute("content") ?? NodeText.Spaced(named, 60);
        return NodeText.Spaced(node, 60) is { Length: <= LongestByline } text ? text : null;
    }

    private Found<string>? Join(IEnumerable<string> texts, string basis, double confidence)
    {
        var names = texts.Take(16).SelectMany(text => PersonName.Read(text, site)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count == 0 ? null : new Found<string>(string.Join(", ", names), basis, confidence);
    }
}
