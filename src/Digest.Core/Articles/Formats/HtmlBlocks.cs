using System.Text;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Html;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats;

/// <summary>Turns everything that a page shows into blocks, a line each, frame and story alike: what is which is decided later.</summary>
internal sealed class HtmlBlocks
{
    // A single break parts paragraphs where what stands before it is one.
    private const int FewestCharactersOfParagraph = 120;

    // Pages with less to see show their text by script: it stands hidden, or in what browsers without scripts see.
    private const int FewestWordsOfPage = 60;

    private readonly HtmlTree _tree;
    private readonly bool _withHidden;
    private readonly bool[] _isUnseen;
    private readonly int[] _block;
    private readonly int[] _link;
    private readonly List<Block> _blocks = [];
    private readonly List<Link> _links = [];
    private readonly StringBuilder _text = new();
    private int _owner;
    private int _linked;
    private int _lastBreak;
    private int _lastText;

    private HtmlBlocks(HtmlTree tree, bool withHidden)
    {
        _tree = tree;
        _withHidden = withHidden;
        _isUnseen = new bool[tree.Count];
        _block = new int[tree.Count];
        _link = new int[tree.Count];
    }

    /// <summary>The blocks of a page, in order.</summary>
    public static List<Block> Read(HtmlTree tree)
    {
        var seen = Read(tree, withHidden: false);
        if (seen.Sum(block => block.Words) >= FewestWordsOfPage)
            return seen;
        var all = Read(tree, withHidden: true);
        return all.Sum(block => block.Words) > 2 * seen.Sum(block => block.Words) ? all : seen;
    }

    private static List<Block> Read(HtmlTree tree, bool withHidden)
    {
        var reader = new HtmlBlocks(tree, withHidden);
        reader.Read();
        return reader._blocks;
    }

    private void Read()
    {
        for (var i = 1; i < _tree.Count; i++)
        {
            ref readonly var node = ref _tree.At(i);
            var parent = node.Parent;
            _isUnseen[i] = _isUnseen[parent] || (node.Tag != Tag.Text && IsUnseen(new HtmlNode(_tree, i)));
            if (_isUnseen[i])
                continue;

            _block[i] = Tags.IsBlock(node.Tag) ? i : _block[parent];
            _link[i] = node.Tag == Tag.A ? i : _link[parent];
            if (node.Tag == Tag.Text)
                ReadText(new HtmlNode(_tree, i));
            else if (node.Tag == Tag.Br)
                ReadBreak(i);
            else if (Tags.IsBlock(node.Tag))
                Flush();
        }

        Flush();
    }

    private bool IsUnseen(HtmlNode node)
    {
        if (_withHidden)
            return Tags.IsUnseen(node.Tag) && node.Tag is not (Tag.Noscript or Tag.Template);
        if (Tags.IsUnseen(node.Tag) || node.Has("hidden"))
            return true;
        var style = node.RawAttribute("style");
        return style.Length > 0 && style.Contains("display", StringComparison.OrdinalIgnoreCase) && HidesItself(style);
    }

    private static bool HidesItself(ReadOnlySpan<char> style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return style[(at + 7)..].TrimStart() is [':', .. var value] && value.TrimStart().StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private void ReadText(HtmlNode text)
    {
        var raw = text.Raw;
        if (_block[text.Index] != _owner)
        {
            if (raw.IsWhiteSpace())
                return;
            Flush();
            _owner = _block[text.Index];
        }

        if (IsNewDetail(text))
            _text.Append(' ');
        _lastText = text.Index;
        var before = _text.Length;
        text.AppendTo(_text);
        if (_link[text.Index] is > 0 and var link)
            AddLink(link, before);
    }

    // <span>Jane Roe</span><span>8 October</span>: style sheets part what stands in elements of its own; within words only b and i do.
    private bool IsNewDetail(HtmlNode text)
    {
        if (_text.Length == 0 || !char.IsLetterOrDigit(_text[^1]) || !IsDetail(text.Parent.Tag))
            return false;
        var before = new HtmlNode(_tree, _lastText).Parent;
        return IsDetail(before.Tag) && before.Index != text.Parent.Index && before.Parent.Index == text.Parent.Parent.Index && text.Raw is [var first, ..] && char.IsLetterOrDigit(first);
    }

    private static bool IsDetail(Tag tag) => tag is Tag.Span or Tag.A or Tag.Time or Tag.Label or Tag.Small or Tag.Button;

    private void AddLink(int link, int before)
    {
        var text = _text.ToString(before, _text.Length - before).AsSpan().Trim();
        _linked += text.Length;
        if (text.Length == 0)
            return;

        var href = new HtmlNode(_tree, link).Attribute("href");
        if (href is not null && (href.StartsWith("http", StringComparison.OrdinalIgnoreCase) || href.StartsWith('/')))
            _links.Add(new Link(Cleaning.Clean(text), href.Trim()));
    }

    private void ReadBreak(int index)
    {
        var isSecond = _lastBreak > 0 && OnlySpaceBetween(_lastBreak, index);
        _lastBreak = index;
        if (isSecond || (_text.Length >= FewestCharactersOfParagraph && EndsSentence()))
            Flush();
        else
            _text.Append(' ');
    }

    private bool OnlySpaceBetween(int first, int second)
    {
        for (var i = first + 1; i < second; i++)
        {
            if (_tree.At(i).Tag != Tag.Text || !new HtmlNode(_tree, i).Raw.IsWhiteSpace())
                return false;
        }

        return true;
    }

    private bool EndsSentence()
    {
        var at = _text.Length - 1;
        while (at >= 0 && char.IsWhiteSpace(_text[at]))
            at--;
        return at >= 0 && _text[at] is '.' or '!' or '?' or '؟' or '。' or '۔' or ':' or '»' or '"' or '”';
    }

    private void Flush()
    {
        if (_text.Length == 0)
            return;

        var text = Cleaning.Clean(_text.ToString());
        if (text.Length > 0)
        {
            var (kind, level) = KindOf(_owner);
            _blocks.Add(new Block(kind, text, _blocks.Count + 1)
            {
                Level = level,
                LinkShare = Math.Min(1, (double)_linked / text.Length),
                Links = _links.Count == 0 ? [] : [.. _links],
                Node = _owner,
            });
        }

        _text.Clear();
        _links.Clear();
        _linked = 0;
    }

    private (BlockKind Kind, int Level) KindOf(int owner)
    {
        for (var at = owner; at > 0; at = _tree.At(at).Parent)
        {
            switch (_tree.At(at).Tag)
            {
                case Tag.H1 or Tag.H2 or Tag.H3 or Tag.H4 or Tag.H5 or Tag.H6:
                    return (BlockKind.Heading, _tree.At(at).Tag - Tag.H1 + 1);
                case Tag.Li or Tag.Dt or Tag.Dd:
                    return (BlockKind.ListItem, 0);
                case Tag.Blockquote:
                    return (BlockKind.Quote, 0);
                case Tag.Figcaption or Tag.Figure:
                    return (BlockKind.Caption, 0);
                case Tag.Article or Tag.Main or Tag.Section or Tag.Body or Tag.Table:
                    return (BlockKind.Paragraph, 0);
            }
        }

        return (BlockKind.Paragraph, 0);
    }
}
