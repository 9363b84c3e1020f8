using System.Text;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Html;

/// <summary>An element or a text of a page.</summary>
internal readonly record struct HtmlNode(HtmlTree Tree, int Index)
{
    private const int LongestAttribute = 8_192;

    /// <summary>Whether it is there at all.</summary>
    public bool Exists => Index > 0;

    /// <summary>Which element it is; <see cref="Tag.Text"/> for text.</summary>
    public Tag Tag => Tree.At(Index).Tag;

    /// <summary>The name as the page writes it, for elements that HTML does not know too; empty for text.</summary>
    public ReadOnlySpan<char> Name => Tag == Tag.Text ? [] : Raw;

    /// <summary>The element around it; does not exist for the outermost.</summary>
    public HtmlNode Parent => new(Tree, Tree.At(Index).Parent);

    /// <summary>What follows it under the same parent.</summary>
    public HtmlNode Next => new(Tree, Tree.At(Index).Next);

    /// <summary>The first node in it.</summary>
    public HtmlNode FirstChild => new(Tree, Tree.At(Index).FirstChild);

    /// <summary>The source of a text, references not resolved; the name of an element.</summary>
    public ReadOnlySpan<char> Raw
    {
        get
        {
            ref readonly var node = ref Tree.At(Index);
            return Tree.Source.AsSpan(node.Start, node.Length);
        }
    }

    /// <summary>The nodes directly in it.</summary>
    public IEnumerable<HtmlNode> Children
    {
        get
        {
            for (var child = FirstChild; child.Exists; child = child.Next)
                yield return child;
        }
    }

    /// <summary>The first index after it and everything in it: nodes are in the order of the page.</summary>
    public int End
    {
        get
        {
            for (var node = this; node.Index > 0; node = node.Parent)
            {
                if (node.Next.Exists)
                    return node.Next.Index;
            }

            return Tree.Count;
        }
    }

    /// <summary>Everything in it, in the order of the page.</summary>
    public IEnumerable<HtmlNode> Descendants()
    {
        var end = End;
        for (var i = Index + 1; i < end; i++)
            yield return new HtmlNode(Tree, i);
    }

    /// <summary>The elements around it, the nearest first.</summary>
    public IEnumerable<HtmlNode> Ancestors()
    {
        for (var node = Parent; node.Exists; node = node.Parent)
            yield return node;
    }

    /// <summary>Whether it has the attribute.</summary>
    public bool Has(ReadOnlySpan<char> name) => Find(name) >= 0;

    /// <summary>The source of an attribute's value, references not resolved; empty when it is not there.</summary>
    public ReadOnlySpan<char> RawAttribute(ReadOnlySpan<char> name)
    {
        var found = Find(name);
        if (found < 0)
            return [];
        var range = Tree.AttributesOf(Tree.At(Index))[found];
        return Tree.Source.AsSpan(range.Value, range.ValueLength);
    }

    /// <summary>The value of an attribute; null when it is not there.</summary>
    public string? Attribute(ReadOnlySpan<char> name)
    {
        var found = Find(name);
        if (found < 0)
            return null;
        var range = Tree.AttributesOf(Tree.At(Index))[found];
        var value = Tree.Source.AsSpan(range.Value, Math.Min(range.ValueLength, LongestAttribute));
        return HtmlReferences.Resolve(value, inAttribute: true);
    }

    /// <summary>Appends the text of a text node, references resolved.</summary>
    public void AppendTo(StringBuilder text)
    {
        if (Tree.At(Index).HasReferences)
            HtmlReferences.AppendTo(text, Raw);
        else
            text.Append(Raw);
    }

    /// <summary>All text in it, whatever is seen of it, cleaned, in one line.</summary>
    public string Text()
    {
        if (Tag == Tag.Text)
            return Cleaning.Clean(Tree.At(Index).HasReferences ? HtmlReferences.Resolve(Raw) : Raw);

        var text = new StringBuilder();
        var block = 0;
        foreach (var node in Descendants())
        {
            if (node.Tag == Tag.Br)
                text.Append(' ');
            if (node.Tag != Tag.Text)
                continue;
            var around = node.BlockAround();
            if (around != block)
                text.Append(' ');
            block = around;
            node.AppendTo(text);
        }

        return Cleaning.Clean(text.ToString());
    }

    private int BlockAround()
    {
        var at = Tree.At(Index).Parent;
        while (at > 0 && !Tags.IsBlock(Tree.At(at).Tag))
            at = Tree.At(at).Parent;
        return at;
    }

    private int Find(ReadOnlySpan<char> name)
    {
        var attributes = Tree.AttributesOf(Tree.At(Index));
        for (var i = 0; i < attributes.Length; i++)
        {
            if (attributes[i].NameLength == name.Length && Tree.Source.AsSpan(attributes[i].Name, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }
}
