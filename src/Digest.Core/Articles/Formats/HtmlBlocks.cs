using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats;

/// <summary>Turns the elements of a story into blocks, passing over its frame.</summary>
internal sealed class HtmlBlocks
{
    private static readonly FrozenSet<string> BlockTags = new[]
    {
        "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "pre", "table", "tbody", "thead", "tr", "td", "th", "hr", "address", "center", "details", "summary", "fieldset", "body",
    }.ToFrozenSet();

    private readonly List<Block> _blocks = [];
    private readonly StringBuilder _text = new();
    private int _linked;

    /// <summary>The blocks below an element, in order.</summary>
    public static List<Block> Read(IElement root)
    {
        var reader = new HtmlBlocks();
        reader.Walk(root);
        return reader._blocks;
    }

    private void Walk(IElement root)
    {
        INode? at = root;
        while (at is not null)
        {
            var down = Enter(at, root) ? at.FirstChild : null;
            if (down is not null)
            {
                at = down;
                continue;
            }

            while (at is not null && at != root && at.NextSibling is null)
            {
                Leave(at);
                at = at.Parent;
            }

            if (at is null || at == root)
                break;
            Leave(at);
            at = at.NextSibling;
        }

        Flush(root);
    }

    private bool Enter(INode node, IElement root)
    {
        switch (node)
        {
            case IText text:
                _text.Append(text.Data);
                if (_text.Length > 0 && text.ParentElement?.Closest("a") is not null)
                    _linked += text.Data.AsSpan().Trim().Length;
                return false;
            case IElement element when element != root && HtmlContent.IsFrame(element):
                if (BlockTags.Contains(element.LocalName) || element.LocalName is "nav" or "aside" or "form")
                    Flush(element);
                return false;
            case IElement { LocalName: "br" } br:
                // One break is a line, two are a paragraph.
                if (br.NextElementSibling is { LocalName: "br" } && string.IsNullOrWhiteSpace((br.NextSibling as IText)?.Data))
                    Flush(br.ParentElement!);
                else
                    _text.Append(' ');
                return false;
            case IElement element:
                if (BlockTags.Contains(element.LocalName))
                    Flush(element.ParentElement ?? root);
                return true;
            default:
                return false;
        }
    }

    private void Leave(INode node)
    {
        if (node is IElement element && BlockTags.Contains(element.LocalName))
            Flush(element);
    }

    private void Flush(IElement owner)
    {
        var text = Cleaning.Clean(_text.ToString());
        var share = text.Length == 0 ? 0 : Math.Min(1, (double)_linked / text.Length);
        _text.Clear();
        _linked = 0;
        if (text.Length == 0)
            return;

        var (kind, level) = KindOf(owner);
        _blocks.Add(new Block(kind, text, _blocks.Count + 1) { Level = level, LinkShare = share });
    }

    private static (BlockKind Kind, int Level) KindOf(IElement owner)
    {
        for (var at = owner; at is not null; at = at.ParentElement)
        {
            switch (at.LocalName)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    return (BlockKind.Heading, at.LocalName[1] - '0');
                case "li" or "dt" or "dd":
                    return (BlockKind.ListItem, 0);
                case "blockquote":
                    return (BlockKind.Quote, 0);
                case "figcaption" or "figure":
                    return (BlockKind.Caption, 0);
                case "article" or "main" or "section" or "body":
                    return (BlockKind.Paragraph, 0);
            }
        }

        return (BlockKind.Paragraph, 0);
    }
}
