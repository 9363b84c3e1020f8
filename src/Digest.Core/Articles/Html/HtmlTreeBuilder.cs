using System.Runtime.InteropServices;

namespace Digest.Core.Articles.Html;

/// <summary>Builds the tree: which element a tag opens, and which ones it closes though the page does not say so (HTML Standard, 13.2.6).</summary>
internal sealed class HtmlTreeBuilder
{
    private const int MaxTags = 500_000;

    // Deeper elements become siblings: no page of news nests so deeply, and every walk up the tree stays bounded.
    private const int MaxDepth = 512;

    private readonly string _source;
    private readonly List<int> _open = [0];
    private readonly int[] _openTags = new int[256];
    private int _tags;
    private int _started;

    public HtmlTreeBuilder(string source)
    {
        _source = source;
        Nodes = new List<HtmlTree.Node>(Math.Min(MaxTags, 64 + (source.Length / 32))) { new() { Tag = Tag.Other } };
        Attributes = new List<HtmlTree.AttributeRange>(Nodes.Capacity);
    }

    public List<HtmlTree.Node> Nodes { get; }

    public List<HtmlTree.AttributeRange> Attributes { get; }

    public void Text(int start, int length)
    {
        if (Current is Tag.Head && !_source.AsSpan(start, length).IsWhiteSpace())
            CloseHead();
        var index = Add(Tag.Text, start, length);
        CollectionsMarshal.AsSpan(Nodes)[index].HasReferences =
            Current is not (Tag.Script or Tag.Style or Tag.Xmp) && _source.AsSpan(start, length).Contains('&');
    }

    /// <summary>A start tag; its attributes follow, then <see cref="StartDone"/>.</summary>
    public void Start(Tag tag, int name, int length)
    {
        if (++_tags > MaxTags)
            throw new ArticleRejectedException($"The page has more than {MaxTags} tags: upload the article alone.");
        CloseImplied(tag);
        _started = Add(tag, name, length);
    }

    public void Attribute(int name, int nameLength, int value, int valueLength)
    {
        ref var node = ref CollectionsMarshal.AsSpan(Nodes)[_started];
        node.Attributes++;
        Attributes.Add(new HtmlTree.AttributeRange(name, nameLength, value, valueLength));
    }

    public void StartDone(bool isSelfClosing)
    {
        var tag = Nodes[_started].Tag;
        if (Tags.IsVoid(tag) || (isSelfClosing && tag is Tag.Other or Tag.Svg) || _open.Count >= MaxDepth)
            return;
        _open.Add(_started);
        _openTags[(int)tag]++;
    }

    /// <summary>An end tag: closes the element and what is open in it, unless a wall stands between.</summary>
    public void End(Tag tag, ReadOnlySpan<char> name)
    {
        // What stands behind </body> is shown all the same.
        if (tag is Tag.Body or Tag.Html || Tags.IsVoid(tag))
            return;
        if (Tags.IsHeading(tag))
            CloseHeading();
        else if (tag == Tag.Other)
            CloseOther(name);
        else if (_openTags[(int)tag] > 0)
            Close(tag, IsWallFor(tag));
    }

    private Tag Current => Nodes[_open[^1]].Tag;

    private int Add(Tag tag, int start, int length)
    {
        var index = Nodes.Count;
        var parent = _open[^1];
        Nodes.Add(new HtmlTree.Node { Tag = tag, Parent = parent, Start = start, Length = length, FirstAttribute = Attributes.Count });
        var nodes = CollectionsMarshal.AsSpan(Nodes);
        if (nodes[parent].LastChild == 0)
            nodes[parent].FirstChild = index;
        else
            nodes[nodes[parent].LastChild].Next = index;
        nodes[parent].LastChild = index;
        return index;
    }

    private void CloseImplied(Tag tag)
    {
        if (Current == Tag.Head && !Tags.BelongsInHead(tag))
            CloseHead();
        if (Tags.EndsParagraph(tag) && _openTags[(int)Tag.P] > 0)
            Close(Tag.P, IsParagraphWall);
        switch (tag)
        {
            case >= Tag.H1 and <= Tag.H6 when Tags.IsHeading(Current):
                Pop();
                break;
            case Tag.Li when _openTags[(int)tag] > 0:
                Close(tag, static open => open is Tag.Ul or Tag.Ol or Tag.Menu or Tag.Dir || IsTableWall(open));
                break;
            case Tag.Dd or Tag.Dt:
                Close(Tag.Dd, static open => open is Tag.Dl || IsTableWall(open));
                Close(Tag.Dt, static open => open is Tag.Dl || IsTableWall(open));
                break;
            case Tag.Option or Tag.Optgroup when Current == Tag.Option:
                Pop();
                break;
            case Tag.A when _openTags[(int)Tag.A] > 0:
                Close(Tag.A, Tags.IsSpecial);
                break;
            case Tag.Button when _openTags[(int)Tag.Button] > 0:
                Close(Tag.Button, IsTableWall);
                break;
            case Tag.Td or Tag.Th:
                Close(Tag.Td, static open => open is Tag.Tr or Tag.Table);
                Close(Tag.Th, static open => open is Tag.Tr or Tag.Table);
                break;
            case Tag.Tr:
                Close(Tag.Tr, static open => open is Tag.Table);
                break;
            case Tag.Tbody or Tag.Thead or Tag.Tfoot:
                Close(Tag.Tbody, static open => open is Tag.Table);
                Close(Tag.Thead, static open => open is Tag.Table);
                Close(Tag.Tfoot, static open => open is Tag.Table);
                break;
        }
    }

    private static bool IsTableWall(Tag open) => open is Tag.Table or Tag.Td or Tag.Th or Tag.Caption or Tag.Template;

    private static bool IsParagraphWall(Tag open) => open is Tag.Button or Tag.Object || IsTableWall(open);

    private static Func<Tag, bool> IsWallFor(Tag tag) => tag switch
    {
        Tag.Table or Tag.Template or Tag.Head => static _ => false,
        Tag.Td or Tag.Th or Tag.Tr or Tag.Tbody or Tag.Thead or Tag.Tfoot or Tag.Caption => static open => open is Tag.Table,
        Tag.P => IsParagraphWall,
        Tag.Li => static open => open is Tag.Ul or Tag.Ol || IsTableWall(open),
        _ when Tags.IsSpecial(tag) => IsTableWall,
        _ => Tags.IsSpecial,
    };

    private void Close(Tag tag, Func<Tag, bool> isWall)
    {
        if (_openTags[(int)tag] == 0)
            return;
        for (var i = _open.Count - 1; i > 0; i--)
        {
            var open = Nodes[_open[i]].Tag;
            if (open == tag)
            {
                PopTo(i);
                return;
            }

            if (isWall(open))
                return;
        }
    }

    private void CloseHeading()
    {
        for (var i = _open.Count - 1; i > 0; i--)
        {
            var open = Nodes[_open[i]].Tag;
            if (Tags.IsHeading(open))
            {
                PopTo(i);
                return;
            }

            if (IsTableWall(open))
                return;
        }
    }

    private void CloseHead()
    {
        if (Current == Tag.Head)
            Pop();
    }

    private void CloseOther(ReadOnlySpan<char> name)
    {
        for (var i = _open.Count - 1; i > 0 && _openTags[(int)Tag.Other] > 0; i--)
        {
            var open = Nodes[_open[i]];
            if (open.Tag == Tag.Other && _source.AsSpan(open.Start, open.Length).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                PopTo(i);
                return;
            }

            if (IsTableWall(open.Tag))
                return;
        }
    }

    private void Pop() => PopTo(_open.Count - 1);

    private void PopTo(int index)
    {
        while (_open.Count > index)
        {
            _openTags[(int)Nodes[_open[^1]].Tag]--;
            _open.RemoveAt(_open.Count - 1);
        }
    }
}
