using System.Runtime.InteropServices;

namespace Digest.Core.Articles.Html;

/// <summary>
/// A page as a tree of elements and text, kept in two flat lists beside its source: a node costs no object of its own.
/// What a browser's tree has that no reader of text needs (active formatting, foster parents) is left out, so that reading is linear in the page's length.
/// </summary>
internal sealed class HtmlTree
{
    private readonly List<Node> _nodes;
    private readonly List<AttributeRange> _attributes;

    private HtmlTree(string source, List<Node> nodes, List<AttributeRange> attributes)
    {
        Source = source;
        _nodes = nodes;
        _attributes = attributes;
    }

    /// <summary>The page.</summary>
    public string Source { get; }

    /// <summary>The node above all others; it is no element of the page.</summary>
    public HtmlNode Root => new(this, 0);

    /// <summary>The number of nodes.</summary>
    public int Count => _nodes.Count;

    /// <summary>Reads a page or a fragment of one.</summary>
    /// <exception cref="ArticleRejectedException">It has more tags than a page of news can have.</exception>
    public static HtmlTree Parse(string source)
    {
        var builder = new HtmlTreeBuilder(source);
        new HtmlTokenizer(source, builder).Run();
        return new HtmlTree(source, builder.Nodes, builder.Attributes);
    }

    /// <summary>The nodes in the order of the page.</summary>
    public IEnumerable<HtmlNode> All()
    {
        for (var i = 1; i < _nodes.Count; i++)
            yield return new HtmlNode(this, i);
    }

    /// <summary>The elements of a kind in the order of the page.</summary>
    public IEnumerable<HtmlNode> All(Tag tag)
    {
        for (var i = 1; i < _nodes.Count; i++)
        {
            if (_nodes[i].Tag == tag)
                yield return new HtmlNode(this, i);
        }
    }

    /// <summary>A node by its place in the order of the page.</summary>
    internal ref readonly Node At(int index) => ref CollectionsMarshal.AsSpan(_nodes)[index];

    /// <summary>The attributes of a node.</summary>
    internal ReadOnlySpan<AttributeRange> AttributesOf(in Node node) =>
        CollectionsMarshal.AsSpan(_attributes).Slice(node.FirstAttribute, node.Attributes);

    /// <summary>A node: an element with the range of its attributes, or text with its range in the source.</summary>
    internal struct Node
    {
        public Tag Tag;
        public bool HasReferences;
        public short Depth;
        public int Parent;
        public int FirstChild;
        public int LastChild;
        public int Next;
        public int Start;
        public int Length;
        public int FirstAttribute;
        public int Attributes;
    }

    /// <summary>Where the name and value of an attribute stand in the source.</summary>
    internal readonly record struct AttributeRange(int Name, int NameLength, int Value, int ValueLength);
}
