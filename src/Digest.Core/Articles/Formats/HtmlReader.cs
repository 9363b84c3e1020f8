using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Digest.Core.Articles.Formats;

/// <summary>Reads web pages and fragments of them.</summary>
internal static class HtmlReader
{
    private const int MaxElements = 250_000;
    private const int MaxDepth = 256;

    /// <exception cref="ArticleRejectedException">The page has more elements than a page of news can have.</exception>
    public static ArticleSource Read(string text)
    {
        using var document = Parse(text);
        var declared = HtmlMetadata.Read(document);
        var root = HtmlContent.Find(document);
        var blocks = root is null ? [] : HtmlBlocks.Read(root);
        return new ArticleSource(blocks, declared);
    }

    // Misnested formatting can make a parser create elements without end: they are counted as they are born.
    private static IHtmlDocument Parse(string text)
    {
        var created = 0;
        var options = new HtmlParserOptions
        {
            MaximumDepth = MaxDepth,
            SkipComments = true,
            OnCreated = (_, _) =>
            {
                if (++created > MaxElements)
                    throw new ArticleRejectedException($"The page has more than {MaxElements} elements: upload the article alone.");
            },
        };
        return new HtmlParser(options).ParseDocument(text);
    }
}
