using System.Text;
using Digest.Core.Articles;
using Digest.Core.Articles.Encodings;
using Digest.Core.Articles.Formats;
using Digest.Core.Articles.Html;

namespace Digest.Benchmarks.Extraction;

/// <summary>A page with what the parser made of it.</summary>
internal sealed record PageResult(Page Page, Article? Article, string? Error)
{
    /// <summary>The body, a paragraph a line; empty when the page was rejected.</summary>
    public string Text { get; } = Article is null ? "" : string.Join('\n', Article.Paragraphs);

    /// <summary>Parses a page.</summary>
    public static PageResult Of(ArticleParser parser, Page page, byte[] content)
    {
        try
        {
            return new PageResult(page, parser.Parse(page.Name, content), null);
        }
        catch (ArticleRejectedException rejected)
        {
            return new PageResult(page, null, rejected.Message);
        }
    }

    /// <summary>The visible lines of a page without its tags, as someone saves it who copies it into a text file.</summary>
    public static byte[] AsLines(byte[] page)
    {
        try
        {
            var blocks = HtmlBlocks.Read(HtmlTree.Parse(TextDecoder.Decode(page).Text));
            return Encoding.UTF8.GetBytes(string.Join("\n\n", blocks.Select(block => block.Text)));
        }
        catch (ArticleRejectedException)
        {
            return [];
        }
    }

    public WordScore Score => WordScore.Of(Text, Page.Text ?? "");
}
