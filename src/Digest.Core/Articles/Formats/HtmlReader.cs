using AngleSharp.Html.Parser;
using Digest.Core.Articles.Formats.Pages;
using Digest.Core.Articles.Html;

namespace Digest.Core.Articles.Formats;

/// <summary>Reads web pages and fragments of them.</summary>
internal static class HtmlReader
{
    private const int MaxDepth = 512;

    /// <exception cref="ArticleRejectedException">The page has more markup, or deeper, than a page of news can have.</exception>
    public static ArticleSource Read(string text)
    {
        HtmlGuard.Check(text);
        using var document = new HtmlParser(new HtmlParserOptions { MaximumDepth = MaxDepth, SkipComments = true }).ParseDocument(text);
        var declared = PageMetadata.Read(HtmlTree.Parse(text));
        var root = HtmlContent.Find(document);
        return new ArticleSource(root is null ? [] : HtmlBlocks.Read(root), declared);
    }
}
