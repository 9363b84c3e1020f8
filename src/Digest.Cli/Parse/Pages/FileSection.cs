using Digest.Core.Articles;

namespace Digest.Cli.Parse.Pages;

/// <summary>One file in the page.</summary>
internal static class FileSection
{
    /// <summary>Writes the file beside what was understood of it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="id">What links name it by.</param>
    /// <param name="file">The file.</param>
    public static void Write(HtmlText html, string id, ParsedFile file)
    {
        var tongue = Tongue.Of(file.Article);
        html.Add($"""
            <article id="{id}" aria-labelledby="{id}-title">
            <p class="file"><bdi>{file.Article.File}</bdi> <a class="jump" href="#{id}-result">to the result</a></p>
            <h2 id="{id}-title" lang="{tongue.Lang}" dir="{tongue.Dir}">{file.Article.Title}</h2>
            <div class="columns">

            """);
        new OriginalColumn(html, file, tongue).Write();
        new ResultColumn(html, file.Article, tongue).Write($"{id}-result");
        html.Add($"</div>\n</article>\n");
    }

    /// <summary>Writes why there is nothing to show.</summary>
    /// <param name="html">The page.</param>
    /// <param name="id">What links name it by.</param>
    /// <param name="file">The name of the file.</param>
    /// <param name="rejection">The reason with its remedy.</param>
    public static void Write(HtmlText html, string id, string file, ArticleRejectedException rejection) => html.Add($"""
        <article id="{id}" aria-labelledby="{id}-title" class="rejected">
        <h2 id="{id}-title"><bdi>{file}</bdi></h2>
        <p><strong>Rejected.</strong> <bdi>{rejection.Message}</bdi></p>
        </article>

        """);
}
