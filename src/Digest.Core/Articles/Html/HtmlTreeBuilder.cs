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

    /// <summary>The attributes are all read; false when the element has no content of its own.</summary>
    public bool StartDone(bool isSelfClosing)
    {
        var tag = Nodes[_started].Tag;
        if (Tags.IsVoid(tag) || (isSelfClosing && (tag is Tag.Other or Tag.Svg or Tag.Math || _openTags[(int)Tag.Svg] + _openTags[(int)Tag.Math] > 0)))
            return false;
        if (Nodes[_started].Depth < MaxDepth || Tags.IsRaw(tag))
            Open(_started);
        return true;
    }

    /// <summary>An end tag: closes the element and what is open in it, unless a wall stands between.</summary>
    public void End(Tag tag, int start, int length)
    {
        // What stands behind </body> is shown all the same.
        if (tag is Tag.Body or Tag.Html)
            return;
        if (tag == Tag.Br || (tag == Tag.P && !IsOpen(Tag.P, IsParagraphWall)))
            Start(tag, start, length);
        else if (Tags.IsHeading(tag))
            CloseHeading();
        else if (tag == Tag.Other)
            CloseOther(_source.AsSpan(start, length));
        else if (Tags.IsFormatting(tag))
            CloseFormatting(tag);
        else
            Close(tag, IsWallFor(tag));
    }

    private Tag Current => Nodes[_open[^1]].Tag;

    private int Add(Tag tag, int start, int length)
    {
        var index = Nodes.Count;
        var parent = _open[^1];
        Nodes.Add(new HtmlTree.Node { Tag = tag, Depth = (short)(Nodes[parent].Depth + 1), Parent = parent, Start = start, Length = length, FirstAttribute = Attributes.Count });
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
            case Tag.Body:
                Close(Tag.Head, static _ => false);
                break;
            case Tag.Li:
                Close(tag, IsItemWall);
                break;
            case Tag.Dd or Tag.Dt:
                Close(Tag.Dd, IsItemWall);
                Close(Tag.Dt, IsItemWall);
                break;
            case Tag.Option or Tag.Optgroup when Current == Tag.Option:
                Pop();
                break;
            case Tag.A:
                CloseFormatting(tag);
                break;
            case Tag.Button:
                Close(tag, IsTableWall);
                break;
            case Tag.Td or Tag.Th:
                CloseInTable(Tag.Td, Tag.Th, Tag.Caption);
                break;
            case Tag.Tr:
                CloseInTable(Tag.Td, Tag.Th, Tag.Caption, Tag.Colgroup, Tag.Tr);
                break;
            case Tag.Tbody or Tag.Thead or Tag.Tfoot or Tag.Caption or Tag.Colgroup:
                CloseInTable(Tag.Td, Tag.Th, Tag.Caption, Tag.Colgroup, Tag.Tr, Tag.Tbody, Tag.Thead, Tag.Tfoot);
                break;
        }
    }

    private void CloseInTable(params ReadOnlySpan<Tag> tags)
    {
        foreach (var tag in tags)
            Close(tag, static open => open is Tag.Table or Tag.Template);
    }

    private static bool IsItemWall(Tag open) => Tags.IsSpecial(open) && open is not (Tag.Address or Tag.Div or Tag.P);

    private static bool IsTableWall(Tag open) => open is Tag.Table or Tag.Td or Tag.Th or Tag.Caption or Tag.Template;

    private static bool IsParagraphWall(Tag open) => open is Tag.Button or Tag.Object || IsTableWall(open);

    private static Func<Tag, bool> IsWallFor(Tag tag) => tag switch
    {
        Tag.Table or Tag.Template or Tag.Head => static _ => false,
        Tag.Td or Tag.Th or Tag.Tr or Tag.Tbody or Tag.Thead or Tag.Tfoot or Tag.Caption => static open => open is Tag.Table or Tag.Template,
        Tag.P => IsParagraphWall,
        Tag.Li => static open => open is Tag.Ul or Tag.Ol || IsTableWall(open),
        _ when Tags.IsSpecial(tag) => IsTableWall,
        _ => Tags.IsSpecial,
    };

    private bool IsOpen(Tag tag, Func<Tag, bool> isWall) => Find(tag, isWall) > 0;

    private void Close(Tag tag, Func<Tag, bool> isWall)
    {
        if (Find(tag, isWall) is > 0 and var at)
            PopTo(at);
    }

    // Blocks that were opened in it stay open where they are: what stands behind them is out of it.
    private void CloseFormatting(Tag tag)
    {
        var at = Find(tag, IsTableWall);
        if (at <= 0)
            return;
        if (Find(tag, Tags.IsSpecial) > 0)
        {
            PopTo(at);
            return;
        }

        _openTags[(int)tag]--;
        _open.RemoveAt(at);
    }

    private int Find(Tag tag, Func<Tag, bool> isWall)
    {
        if (_openTags[(int)tag] == 0)
            return -1;
        for (var i = _open.Count - 1; i > 0; i--)
        {
            var open = Nodes[_open[i]].Tag;
            if (open == tag)
                return i;
            if (isWall(open))
                return -1;
        }

        return -1;
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

            if (Tags.IsSpecial(open.Tag))
                return;
        }
    }

    private void Open(int index)
    {
        _open.Add(index);
        _openTags[(int)Nodes[index].Tag]++;
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
