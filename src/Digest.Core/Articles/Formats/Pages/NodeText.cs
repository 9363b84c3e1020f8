using System.Buffers;
using System.Text;
using Digest.Core.Articles.Html;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>The text of small elements: headings and bylines.</summary>
internal static class NodeText
{
    private static readonly SearchValues<string> Besides = SearchValues.Create(
        ["kicker", "overline", "roofline", "dachzeile", "topline", "spitzmarke", "eyebrow", "supertitle", "pretitle", "subtitle", "sub-title", "subline", "visually-hidden", "sr-only", "screen-reader", "aural"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The text of a heading without the kicker over it and the line under it, unless they are all of it.</summary>
    public static string Heading(HtmlNode heading)
    {
        for (var child = heading.FirstChild; child.Exists; child = child.Next)
        {
            if (IsBeside(child))
                return Main(heading) is { Length: > 0 } main ? main : heading.Text();
        }

        return heading.Text();
    }

    private static string Main(HtmlNode heading) =>
        Cleaning.Clean(string.Join(' ', heading.Children.Where(child => !IsBeside(child)).Select(child => child.Text())));

    private static bool IsBeside(HtmlNode node) => node.Tag != Tag.Text && node.RawAttribute("class").ContainsAny(Besides);

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
