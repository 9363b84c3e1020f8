using Digest.Core.Articles.Html;
using Digest.Core.Articles.Metadata;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Decides what the headline of a page is: the heading that the page's declared titles agree on, else the best of these.</summary>
/// <remarks>Declared titles are often shortened for sharing or carry the site's name, so the heading that agrees is preferred.</remarks>
internal sealed class PageTitle(PageMarks marks, SiteNames site)
{
    private const int MostHeadings = 60;
    private const int LongestTitle = 300;
    private const int FewestWordsOfShortened = 4;
    private const double Agreed = 0.6;
    private const string OfWindow = "the page's title element";

    private readonly List<(string Text, string Key, string Basis)> _declared = [];

    /// <summary>The title, and the element that shows it if one does.</summary>
    public static (Found<string>? Title, HtmlNode Headline) Find(PageMarks marks, SiteNames site)
    {
        var title = new PageTitle(marks, site);
        title.Declare(marks.Linked.Headline, "the page's JSON-LD headline");
        title.Declare(marks.Meta["og:title"], "the page's meta og:title");
        title.Declare(marks.Meta["citation_title"], "the page's meta citation_title");
        title.Declare(marks.Meta["parsely-title"], "the page's meta parsely-title");
        title.Declare(marks.Meta["dc.title"], "the page's meta dc.title");
        title.Declare(marks.Meta["twitter:title"], "the page's meta twitter:title");
        title.Declare(marks.Title, OfWindow);
        return title.Find();
    }

    private (Found<string>?, HtmlNode) Find()
    {
        var headings = marks.All(MarkKind.Heading).Take(MostHeadings)
            .Select(mark => (mark.Node, Text: NodeText.Heading(mark.Node)))
            .Where(heading => heading.Text.Length is > 0 and <= LongestTitle && !site.AreExactly(heading.Text))
            .ToList();
        (HtmlNode Node, string Text) best = (default, "");
        var score = 0.0;
        foreach (var heading in headings)
        {
            var agreement = Agreement(Key(heading.Text));
            var form = heading.Node.Tag == Tag.H1 ? 0.2 : heading.Node.Tag is Tag.H2 ? 0 : heading.Node.Tag is Tag.H3 && !ClassNames.IsTitle(heading.Node.RawAttribute("class")) ? -0.05 : 0.1;
            if (marks.Asides.Hold(heading.Node.Index) && heading.Node.Tag != Tag.H1)
            {
                // The heading of another article agrees by chance in some words, never in all.
                agreement = agreement < 0.9 ? 0 : agreement;
                form -= 0.15;
            }

            if (agreement >= Agreed && agreement + form > score)
                (best, score) = (heading, agreement + form);
        }

        if (score > 0)
            return (new Found<string>(Bare(best.Text), "the heading that the page's declared title repeats", Math.Min(0.98, score)), best.Node);

        // Prints and old pages have the site's name alone in the bar of the window.
        if (_declared is [{ Basis: OfWindow } only] && headings is [var sole] && Words.Count(sole.Text) > Math.Max(FewestWordsOfShortened, Words.Count(only.Text)))
            return (new Found<string>(sole.Text, "the only heading of the page", 0.6), sole.Node);

        var firsts = headings.Where(heading => heading.Node.Tag == Tag.H1).ToList();
        if (_declared.Count > 0)
            return (new Found<string>(_declared[0].Text, _declared[0].Basis, 0.7), firsts.Count > 0 ? firsts[0].Node : default);
        return firsts.Count == 1 ? (new Found<string>(firsts[0].Text, "the only main heading of the page", 0.6), firsts[0].Node) : (null, default);
    }

    // A heading may carry the section or the site as titles do; it is cut where a declared title is cut so too.
    private string Bare(string heading) =>
        TitleParts.WithoutSite(heading, site) is { } bare && bare.Length < heading.Length && Key(bare) is var key && _declared.Exists(title => title.Key == key) ? bare : heading;

    private void Declare(string? title, string basis)
    {
        if (title is { Length: <= LongestTitle } && TitleParts.WithoutSite(title, site) is { Length: > 1 } clean && Key(clean) is { Length: > 0 } key)
            _declared.Add((clean, key, basis));
    }

    // From 0 to 1: the same words, a part of the title that starts or ends at a word, or most of the words.
    private double Agreement(string key)
    {
        double best = 0;
        foreach (var (_, declared, _) in _declared)
        {
            double one;
            if (key == declared)
                one = 1;
            else if (key.Length > 8 && Holds(declared, key))
                one = 0.7 + (0.25 * key.Length / declared.Length);
            else if (declared.Length > 8 && Holds(key, declared))
                one = 0.7 + (0.25 * declared.Length / key.Length);
            else
                one = 0.9 * Shared(key, declared);
            best = Math.Max(best, one);
        }

        return best;
    }

    private static bool Holds(string text, string part)
    {
        var at = text.IndexOf(part, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || text[at - 1] == ' ') && (at + part.Length == text.Length || text[at + part.Length] == ' ');
    }

    private static double Shared(string one, string other)
    {
        var words = one.Split(' ').ToHashSet();
        var others = other.Split(' ').ToHashSet();
        var (fewer, more) = (Math.Min(words.Count, others.Count), Math.Max(words.Count, others.Count));
        if (fewer < 3)
            return 0;

        // Headlines for sharing are shortened: all of their words in the heading say enough.
        double shared = words.Count(others.Contains);
        return Math.Max(shared / more, fewer < FewestWordsOfShortened ? 0 : 0.7 * shared / fewer);
    }

    // Unlike the key of a block it keeps figures, in which the headlines of a series differ.
    private static string Key(string text)
    {
        var words = Words.Of(Folding.Fold(text));
        return string.Join(' ', words);
    }
}
