using Digest.Core.Articles;

namespace Digest.Cli.Parse.Pages;

/// <summary>What was understood: what an editor should look at first, then the facts, and the story as readers get it.</summary>
/// <param name="html">The page.</param>
/// <param name="article">The article.</param>
/// <param name="tongue">Its tongue.</param>
internal sealed class ResultColumn(HtmlText html, Article article, Tongue tongue)
{
    /// <summary>Writes the column.</summary>
    /// <param name="id">What links name it by.</param>
    public void Write(string id)
    {
        html.Add($"<section class=\"result\" id=\"{id}\">\n<h3>Result</h3>\n");
        if (article.Warnings.Count > 0)
        {
            html.Add($"<h4>Warnings</h4>\n<ul class=\"warnings\">\n");
            foreach (var warning in article.Warnings)
                html.Add($"<li><bdi>{warning}</bdi></li>\n");
            html.Add($"</ul>\n");
        }

        new FactList(html, article, tongue).Write();
        html.Add($"<h4>Summary</h4>\n<p lang=\"{tongue.Lang}\" dir=\"{tongue.Dir}\">{article.Summary}</p>\n");
        WriteNames("Keywords", article.Keywords);
        WriteNames("Places", article.Places);
        WriteNames("Organisations", article.Organisations);
        new StoryText(html, article, tongue).Write();
        html.Add($"</section>\n");
    }

    private void WriteNames(string heading, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return;
        html.Add($"<h4>{heading}</h4>\n<ul class=\"names\" lang=\"{tongue.Lang}\" dir=\"{tongue.Dir}\">\n");
        foreach (var name in names)
            html.Add($"<li><bdi>{name}</bdi></li>\n");
        html.Add($"</ul>\n");
    }
}
