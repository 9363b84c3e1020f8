using System.Text;
using Digest.Core.Articles.Html;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>The text of small elements.</summary>
internal static class NodeText
{
    /// <summary>The seen text of an element, a space between the texts of its parts: labels and names often touch.</summary>
    /// <param name="node">The element.</param>
    /// <param name="longest">The most nodes that it may hold; null beyond.</param>
    public static string? Spaced(HtmlNode node, int longest)
    {
        var end = node.End;
        if (end - node.Index > longest)
            return null;

        var text = new StringBuilder();
        for (var i = node.Index + 1; i < end; i++)
        {
            var inner = new HtmlNode(node.Tree, i);
            if (inner.Tag == Tag.Text && !Tags.IsUnseen(inner.Parent.Tag))
            {
                text.Append(' ');
                inner.AppendTo(text);
            }
        }

        return Cleaning.Clean(text.ToString());
    }
}
