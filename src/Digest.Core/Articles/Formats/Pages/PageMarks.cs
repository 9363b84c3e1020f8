using Digest.Core.Articles.Html;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Everything of a page that may tell of its article, gathered in one pass over its nodes.</summary>
internal sealed class PageMarks
{
    private const int Most = 3_000;
    private const int LongestScript = 1_000_000;

    private readonly List<string> _scripts = [];
    private readonly HtmlTree _tree;
    private int _articleEnd;

    private PageMarks(HtmlTree tree) => _tree = tree;

    public MetaTags Meta { get; } = new();

    /// <summary>What of the page is not the article, as far as names tell.</summary>
    public Asides Asides { get; } = new();

    /// <summary>What of them is surely not: comments, other articles, the foot of the page.</summary>
    public Asides Others { get; } = new();

    public JsonLd Linked { get; private set; } = new();

    /// <summary>The marked elements in the order of the page.</summary>
    public List<Mark> Marks { get; } = [];

    /// <summary>The content of the title element.</summary>
    public string? Title { get; private set; }

    public string? Canonical { get; private set; }

    public string? Base { get; private set; }

    /// <summary>The html element, the body, and the main part: each may declare language and direction.</summary>
    public HtmlNode Html { get; private set; }

    public HtmlNode Body { get; private set; }

    public HtmlNode Main { get; private set; }

    public static PageMarks Read(HtmlTree tree)
    {
        var marks = new PageMarks(tree);
        for (var i = 1; i < tree.Count; i++)
        {
            if (tree.At(i).Tag != Tag.Text)
                marks.Take(new HtmlNode(tree, i));
        }

        marks.Settle(default);
        marks.Linked = JsonLd.Read(marks._scripts);
        return marks;
    }

    /// <summary>Fixes the asides once the headline is known, if one is.</summary>
    public void Settle(HtmlNode headline)
    {
        Asides.Settle(headline);
        Others.Settle(headline);
    }

    /// <summary>The marks of a kind outside of the asides, in the order of the page.</summary>
    public IEnumerable<Mark> Of(MarkKind kind) => Outside(Asides, kind);

    /// <summary>The marks of a kind outside of <paramref name="asides"/>, in the order of the page.</summary>
    public IEnumerable<Mark> Outside(Asides asides, MarkKind kind) => All(kind).Where(mark => !asides.Hold(mark.Node.Index));

    /// <summary>The marks of a kind anywhere on the page, in its order.</summary>
    public IEnumerable<Mark> All(MarkKind kind) => Marks.Where(mark => mark.Kind == kind);

    private void Take(HtmlNode node)
    {
        switch (node.Tag)
        {
            case Tag.Html:
                Html = Html.Exists ? Html : node;
                return;
            case Tag.Body:
                Body = Body.Exists ? Body : node;
                return;
            case Tag.Meta:
                Meta.Add(node);
                TakeMicrodata(node);
                return;
            case Tag.Link:
                TakeLink(node);
                return;
            case Tag.Base:
                Base ??= Cleaning.CleanOrNull(node.Attribute("href"));
                return;
            case Tag.Title:
                if (node.Parent.Tag != Tag.Svg)
                    Title ??= Cleaning.CleanOrNull(node.Text());
                return;
            case Tag.Script:
                TakeScript(node);
                return;
            case Tag.Img:
                Add(node, MarkKind.Picture);
                return;
            case Tag.Style or Tag.Noscript or Tag.Input or Tag.Option or Tag.Br:
                return;
            case Tag.Main:
                Main = Main.Exists ? Main : node;
                break;
            case Tag.Article:
                if (node.Index >= _articleEnd)
                    _articleEnd = node.End;
                break;
            case Tag.H1 or Tag.H2 or Tag.H3:
                Add(node, MarkKind.Heading);
                break;
            case Tag.Time:
                Add(node, MarkKind.Time);
                break;
            case Tag.Nav or Tag.Aside:
                Asides.Add(node, isComments: false);
                break;
            case Tag.Footer:
                if (node.Index >= _articleEnd)
                {
                    Asides.Add(node, isComments: false);
                    Others.Add(node, isComments: false);
                }

                break;
        }

        TakeAttributes(node);
    }

    private void TakeAttributes(HtmlNode node)
    {
        foreach (ref readonly var range in _tree.AttributesOf(_tree.At(node.Index)))
        {
            var value = _tree.Source.AsSpan(range.Value, Math.Min(range.ValueLength, 500));
            switch (range.NameLength)
            {
                case 2 when Is(range, "id"):
                case 5 when Is(range, "class"):
                    if (ClassNames.SaySomething(value))
                        TakeClass(node, value);
                    break;
                case 3 when Is(range, "rel"):
                    TakeRelation(node, value);
                    break;
                case 8 when Is(range, "itemprop"):
                    TakeProperty(node, value);
                    break;
            }
        }
    }

    private void TakeClass(HtmlNode node, ReadOnlySpan<char> value)
    {
        if (ClassNames.IsBreadcrumb(value))
        {
            Add(node, MarkKind.Breadcrumb);
            return;
        }

        if (node.Tag is not (Tag.Main or Tag.Article or Tag.H1 or Tag.A or Tag.Span) && ClassNames.IsAside(value))
        {
            var isComments = ClassNames.IsComments(value);
            Asides.Add(node, isComments);
            if (isComments || ClassNames.IsOthers(value))
                Others.Add(node, isComments);
        }

        if (ClassNames.IsTitle(value) && node.Tag is not (Tag.H1 or Tag.H2 or Tag.H3))
            Add(node, MarkKind.Heading);
        if (ClassNames.IsAuthor(value))
            Add(node, MarkKind.Byline);
        if (node.Tag != Tag.Time && ClassNames.IsDate(value))
            Add(node, ClassNames.IsUpdate(value) ? MarkKind.Update : MarkKind.DateLine);
    }

    private void TakeRelation(HtmlNode node, ReadOnlySpan<char> value)
    {
        if (value.Contains("author", StringComparison.OrdinalIgnoreCase))
            Add(node, MarkKind.Author);
        else if (value.Contains("category", StringComparison.OrdinalIgnoreCase))
            Add(node, MarkKind.Section);
        else if (value.Contains("tag", StringComparison.OrdinalIgnoreCase))
            Add(node, MarkKind.Tag);
    }

    private void TakeProperty(HtmlNode node, ReadOnlySpan<char> value)
    {
        if (value.Contains("author", StringComparison.OrdinalIgnoreCase) || value.Contains("creator", StringComparison.OrdinalIgnoreCase))
            Add(node, MarkKind.Author);
        else if (value.Contains("datePublished", StringComparison.OrdinalIgnoreCase))
            Add(node, MarkKind.Time);
        else if (value.Contains("dateModified", StringComparison.OrdinalIgnoreCase))
            Add(node, MarkKind.Update);
        else if (value.Contains("headline", StringComparison.OrdinalIgnoreCase) && node.Tag is not (Tag.H1 or Tag.H2 or Tag.H3 or Tag.Meta))
            Add(node, MarkKind.Heading);
    }

    private void TakeMicrodata(HtmlNode meta)
    {
        var value = meta.RawAttribute("itemprop");
        if (value.Length > 0)
            TakeProperty(meta, value);
    }

    private void TakeLink(HtmlNode link)
    {
        var relation = link.RawAttribute("rel");
        if (relation.Equals("canonical", StringComparison.OrdinalIgnoreCase))
            Canonical ??= Cleaning.CleanOrNull(link.Attribute("href"));
    }

    private void TakeScript(HtmlNode script)
    {
        if (script.RawAttribute("type").Contains("ld+json", StringComparison.OrdinalIgnoreCase) && script.FirstChild is { Exists: true } text && text.Raw.Length < LongestScript)
            _scripts.Add(text.Raw.ToString());
    }

    private void Add(HtmlNode node, MarkKind kind)
    {
        if (Marks.Count < Most)
            Marks.Add(new Mark(node, kind));
    }

    private bool Is(in HtmlTree.AttributeRange range, ReadOnlySpan<char> name) =>
        _tree.Source.AsSpan(range.Name, range.NameLength).Equals(name, StringComparison.OrdinalIgnoreCase);
}
