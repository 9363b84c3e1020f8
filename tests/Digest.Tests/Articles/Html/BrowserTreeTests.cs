using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Core.Articles.Html;
using Digest.Tests.Infrastructure;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Digest.Tests.Articles.Html;

/// <summary>The tree against one that follows the HTML Standard to the letter.</summary>
public sealed class BrowserTreeTests
{
    private static readonly string[] Inline = ["b", "i", "span", "a href=x", "EM", "strong class='x y'", "time datetime=2026-11-22", "x-tag", "u title='a > b'"];
    private static readonly string[] Blocks = ["div", "section", "ARTICLE", "blockquote", "header", "main", "figure", "details"];

    private static readonly string[] Texts =
    [
        "حديقة عامة", "a garden", "l&rsquo;&eacute;t&eacute;", "&nbsp;", "1 < 2", "R&D", "&#146;", "&laquo x", "<br>", "<img src=a.png alt='x > y'>", "<!-- no <p> text -->", "<wbr>", "<script>if (a < b) { '<p>' }</script>", "\n", "<input value=\"a\">",
        "<style>p > a {}</style>", "<svg><path d=x /></svg>", "<!doctype html>", "</span>", "</nothing>", "<textarea><p>a</textarea>", "x</br>y", "&unknown;", "<?xml x?>",
    ];

    // Tags in any order; what a browser would move elsewhere (text in tables, what formatting reopens) is left out.
    private static readonly string[] Sloppy =
    [
        "<p id=%>", "</p>", "<div id=%>", "</div>", "<ul id=%>", "</ul>", "<li id=%>", "</li>", "<section id=%>", "</section>", "<h2 id=%>", "</h2>", "<h3 id=%>", "<dl id=%>", "<dt id=%>", "<dd id=%>", "</dd>", "</dl>",
        "<span id=%>", "</span>", "<blockquote id=%>", "</blockquote>", "<x-tag id=%>", "</x-tag>", "<hr id=%>", "<br>", "<pre id=%>", "</pre>", "<button id=%>", "</button>", "a", "b &amp; c", "\n", "<!-- c -->", "<figure id=%><figcaption id=%>d", "</figure>",
    ];

    private static readonly string[] Misnested = [.. Sloppy, "<b>", "</b>", "<i>", "</i>", "<a href=x>", "</a>", "<em>", "</em>", "<font size=1>", "</font>", "</body>", "</html>", "<script>x</script>"];

    [Property(MaxTest = 1_500, Replay = "41,43")]
    public Property Well_formed_pages_and_those_without_optional_ends_give_the_same_tree() =>
        Prop.ForAll(Gen.Sized(size => Flow(Math.Min(size, 40))).ToArbitrary(), body => HasSameTree($"<html><head><title>a &amp; b</title></head><body>{Numbered(body)}</body></html>"));

    [Property(MaxTest = 2_000, Replay = "47,53")]
    public Property Blocks_opened_and_closed_in_any_order_give_the_same_tree() =>
        Prop.ForAll(Gen.Elements(Sloppy).ListOf().Select(string.Concat).ToArbitrary(), body => HasSameTree($"<body>{Numbered(body)}"));

    [Property(MaxTest = 2_000, Replay = "59,61")]
    public Property Tags_in_any_order_give_the_same_text() =>
        Prop.ForAll(Gen.Elements(Misnested).ListOf().Select(string.Concat).ToArbitrary(), body =>
        {
            var page = $"<body>{Numbered(body)}";
            return (TreeText.Of(HtmlTree.Parse(page)) == Text(Browser(page))).Label(page);
        });

    [Fact]
    public void The_pages_of_the_seeds_give_the_same_tree()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "seeds"), "*.html"))
        {
            var page = File.ReadAllText(file);

            Assert.Equal(Text(Browser(page)), TreeText.Of(HtmlTree.Parse(page)));
            Assert.Equal(Ids(Browser(page)), TreeText.Ids(HtmlTree.Parse(page)));
        }
    }

    private static Property HasSameTree(string page)
    {
        var (tree, browser) = (HtmlTree.Parse(page), Browser(page));
        return (TreeText.Of(tree) == Text(browser)).Label("text of " + page)
            .And(TreeText.Ids(tree).SequenceEqual(Ids(browser)).Label($"{page}\nours:    {string.Join("; ", TreeText.Ids(tree))}\nbrowser: {string.Join("; ", Ids(browser))}"));
    }

    private static IDocument Browser(string page) => new HtmlParser().ParseDocument(page);

    private static string Text(IDocument document) =>
        TreeText.WithoutSpace(string.Concat(document.DescendantsAndSelf<IText>().Select(text => text.Data)));

    private static IEnumerable<string> Ids(IDocument document) =>
        from element in document.All
        where element.HasAttribute("id")
        let around = element.GetAncestors().OfType<IElement>().FirstOrDefault(ancestor => ancestor.HasAttribute("id"))
        select $"{element.LocalName}#{element.Id} in {around?.Id}";

    // Every id its own number, so that elements can be told apart.
    private static string Numbered(string body)
    {
        var parts = body.Split('%');
        return string.Concat(parts.Select((part, i) => i == parts.Length - 1 ? part : part + i));
    }

    private static Gen<string> Flow(int size) => size <= 2
        ? Phrase(size)
        : Gen.OneOf(
            Phrase(size),
            from tag in Gen.Elements(Blocks) from inner in Some(size / 2) select Element(tag, inner, isClosed: true),
            from inner in Phrase(size / 2) from closed in Closed from after in Block(size / 2) select Element("p", inner, closed) + after,
            from level in Gen.Choose(1, 6) from inner in Phrase(size / 2) select Element($"h{level}", inner, isClosed: true),
            from tag in Gen.Elements("ul", "ol") from items in Items("li", size) select Element(tag, items, isClosed: true),
            from terms in Gen.Zip(Items("dt", size / 2), Items("dd", size / 2)) select Element("dl", terms.Item1 + terms.Item2, isClosed: true),
            from rows in Rows(size) select Element("table", rows, isClosed: true));

    private static Gen<bool> Closed => Gen.Elements(true, false);

    // What ends an open paragraph.
    private static Gen<string> Block(int size) =>
        from inner in Some(size / 2) select Element("div", inner, isClosed: true);

    private static Gen<string> Some(int size) =>
        from count in Gen.Choose(0, 4) from parts in Flow(size / 2).ListOf(count) select string.Concat(parts);

    private static Gen<string> Items(string tag, int size) =>
        from count in Gen.Choose(1, 3)
        from items in Gen.Zip(Some(size / 2), Closed).ListOf(count)
        select string.Concat(items.Select(item => Element(tag, item.Item1, item.Item2)));

    private static Gen<string> Rows(int size) =>
        from count in Gen.Choose(1, 3)
        from rows in Gen.Zip(Cells(size / 2), Closed).ListOf(count)
        select string.Concat(rows.Select(row => Element("tr", row.Item1, row.Item2)));

    private static Gen<string> Cells(int size) =>
        from tag in Gen.Elements("td", "th")
        from count in Gen.Choose(1, 3)
        from cells in Gen.Zip(Some(size / 2), Closed).ListOf(count)
        select string.Concat(cells.Select(cell => Element(tag, cell.Item1, cell.Item2)));

    private static Gen<string> Phrase(int size) => size <= 1
        ? Gen.Elements(Texts)
        : Gen.OneOf(
            Gen.Elements(Texts),
            from tag in Gen.Elements(Inline.Where(tag => !tag.StartsWith("a ", StringComparison.Ordinal)).ToArray()) from inner in Phrase(size / 2) select Element(tag, inner, isClosed: true),
            from text in Gen.Elements(Texts) from last in Phrase(size / 2) select text + last,
            from text in Gen.Elements("link", "رابط") select Element(Inline[3], text, isClosed: true));

    private static string Element(string tag, string inner, bool isClosed) =>
        $"<{tag} id=%>{inner}{(isClosed ? $"</{tag.Split(' ')[0]}>" : "")}";
}
