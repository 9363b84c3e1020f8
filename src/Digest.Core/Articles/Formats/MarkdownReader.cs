using System.Text;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Metadata;
using Digest.Core.Articles.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = Digest.Core.Articles.Blocks.Block;

namespace Digest.Core.Articles.Formats;

/// <summary>Reads Markdown with or without front matter.</summary>
internal static class MarkdownReader
{
    private const int MaxLength = 2_000_000;
    private const int MaxLinks = 5_000;

    /// <exception cref="ArticleRejectedException">The front matter cannot be read, or the text is too long or nests too deeply for Markdown.</exception>
    public static ArticleSource Read(string text)
    {
        // The parser works as the square of the links that are left open.
        if (text.Length > MaxLength || text.AsSpan().Count("](") + text.AsSpan().Count("]:") > MaxLinks)
            throw new ArticleRejectedException($"The Markdown is longer than {MaxLength} characters or has more than {MaxLinks} links: upload one article a file.");

        var declared = Declared.Nothing;
        if (FrontMatter.Find(text) is var (yaml, start))
        {
            declared = NamedValues.Declare(FrontMatter.Read(text[yaml]), "the front matter");
            text = text[start..];
        }

        var blocks = new List<Block>();
        Collect(Parse(text), BlockKind.Paragraph, blocks);
        if (declared.Title is null && blocks.FindIndex(block => block is { Kind: BlockKind.Heading, Level: 1 }) is 0)
            declared = declared with { Title = Found.Of(blocks[0].Text, "the first heading", 0.95) };
        return new ArticleSource(blocks, declared);
    }

    private static MarkdownDocument Parse(string text)
    {
        try
        {
            return Markdown.Parse(text);
        }
        catch (ArgumentException e)
        {
            throw new ArticleRejectedException("The Markdown nests too deeply: simplify its lists and quotes.", e);
        }
    }

    // The library itself bounds the nesting of blocks.
    private static void Collect(ContainerBlock container, BlockKind kind, List<Block> blocks)
    {
        foreach (var child in container)
        {
            switch (child)
            {
                case HeadingBlock heading:
                    Add(heading, BlockKind.Heading, blocks, heading.Level);
                    break;
                case ParagraphBlock paragraph:
                    Add(paragraph, kind, blocks, 0);
                    break;
                case ListItemBlock item:
                    Collect(item, BlockKind.ListItem, blocks);
                    break;
                case QuoteBlock quote:
                    Collect(quote, BlockKind.Quote, blocks);
                    break;
                case LinkReferenceDefinitionGroup:
                    break;
                case ContainerBlock inner:
                    Collect(inner, kind, blocks);
                    break;
            }
        }
    }

    private static void Add(LeafBlock leaf, BlockKind kind, List<Block> blocks, int level)
    {
        var text = new StringBuilder();
        if (leaf.Inline is not null)
            Append(leaf.Inline, text);
        var clean = Cleaning.Clean(text.ToString());
        if (clean.Length > 0)
            blocks.Add(new Block(kind, clean, leaf.Line + 1) { Level = level });
    }

    // Walked by hand: emphasis may nest as deeply as its author likes.
    private static void Append(ContainerInline root, StringBuilder text)
    {
        Inline? at = root.FirstChild;
        while (at is not null)
        {
            switch (at)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
            }

            var down = at is LinkInline { IsImage: true } ? null : (at as ContainerInline)?.FirstChild;
            at = down ?? Next(at, root);
        }
    }

    private static Inline? Next(Inline from, ContainerInline root)
    {
        for (var at = from; at is not null && at != root; at = at.Parent)
        {
            if (at.NextSibling is { } sibling)
                return sibling;
        }

        return null;
    }
}
