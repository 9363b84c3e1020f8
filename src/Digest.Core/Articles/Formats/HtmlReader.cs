using Digest.Core.Articles.Formats.Pages;
using Digest.Core.Articles.Html;

namespace Digest.Core.Articles.Formats;

/// <summary>Reads web pages and fragments of them.</summary>
internal static class HtmlReader
{
    /// <exception cref="ArticleRejectedException">The page has more tags than a page of news can have.</exception>
    public static ArticleSource Read(string text)
    {
        var tree = HtmlTree.Parse(text);
        return new ArticleSource(HtmlBlocks.Read(tree), PageMetadata.Read(tree)) { Page = tree };
    }
}
