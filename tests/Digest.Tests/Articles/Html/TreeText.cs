using System.Text;
using Digest.Core.Articles.Html;

namespace Digest.Tests.Articles.Html;

/// <summary>What of a tree can be compared.</summary>
internal static class TreeText
{
    /// <summary>All text in the order of the page, without spaces.</summary>
    public static string Of(HtmlTree tree)
    {
        var text = new StringBuilder();
        foreach (var node in tree.All(Tag.Text))
            node.AppendTo(text);
        return WithoutSpace(text.ToString());
    }

    /// <summary>The elements that have an id, each with its nearest ancestor that has one.</summary>
    public static IEnumerable<string> Ids(HtmlTree tree) =>
        from node in tree.All()
        where node.Tag != Tag.Text && node.Has("id")
        let around = node.Ancestors().FirstOrDefault(ancestor => ancestor.Has("id"))
        select $"{node.Name.ToString().ToLowerInvariant()}#{node.Attribute("id")} in {(around.Exists ? around.Attribute("id") : "")}";

    /// <summary>The tree in brackets: <c>p[text b[bold]]</c>.</summary>
    public static string Outline(string page)
    {
        var text = new StringBuilder();
        Append(HtmlTree.Parse(page).Root, text);
        return text.ToString();
    }

    public static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static void Append(HtmlNode parent, StringBuilder text)
    {
        var isFirst = true;
        foreach (var node in parent.Children)
        {
            if (!isFirst)
                text.Append(' ');
            isFirst = false;
            if (node.Tag == Tag.Text)
            {
                node.AppendTo(text);
                continue;
            }

            text.Append(node.Name.ToString().ToLowerInvariant());
            if (!node.FirstChild.Exists)
                continue;
            text.Append('[');
            Append(node, text);
            text.Append(']');
        }
    }
}
