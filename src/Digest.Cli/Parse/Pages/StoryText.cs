using Digest.Core.Articles;

namespace Digest.Cli.Parse.Pages;

/// <summary>The story as readers get it, part by part.</summary>
/// <param name="html">The page.</param>
/// <param name="article">The article.</param>
/// <param name="tongue">Its tongue.</param>
internal sealed class StoryText(HtmlText html, Article article, Tongue tongue)
{
    /// <summary>Writes the story.</summary>
    public void Write()
    {
        var limit = new ColumnLimit(html);
        var isList = false;
        html.Add($"<h4>Story</h4>\n<div class=\"story\" lang=\"{tongue.Lang}\" dir=\"{tongue.Dir}\">\n");
        foreach (var block in article.Blocks.TakeWhile(_ => !limit.IsReached))
        {
            limit.Count();
            if (isList != (block.Kind == ArticleBlockKind.ListItem))
                html.Add($"<{(isList ? "/ul" : "ul")}>\n");
            isList = block.Kind == ArticleBlockKind.ListItem;
            Write(block);
        }

        if (isList)
            html.Add($"</ul>\n");
        html.Add($"</div>\n");
        limit.WriteRest(article.Blocks.Count, "digest parse --json prints all.");
    }

    private void Write(ArticleBlock block)
    {
        var own = tongue.Of(block.Text);
        var element = block.Kind switch
        {
            ArticleBlockKind.Heading => "h5",
            ArticleBlockKind.ListItem => "li",
            ArticleBlockKind.Quote => "blockquote",
            _ => "p",
        };
        html.Add($"<{element} class=\"{(block.Kind == ArticleBlockKind.Caption ? "caption" : "part")}\" lang=\"{own.Lang}\" dir=\"{own.Dir}\">{Linked(block)}</{element}>\n");
    }

    // The words of a link are found again in the text, after those of the link before it.
    private static HtmlText Linked(ArticleBlock block)
    {
        var linked = new HtmlText();
        var done = 0;
        foreach (var link in block.Links)
        {
            var start = link.Text.Length == 0 ? -1 : block.Text.IndexOf(link.Text, done, StringComparison.Ordinal);
            if (start < 0)
                continue;
            linked.Add($"{block.Text[done..start]}").AddLink(link.Target, link.Text);
            done = start + link.Text.Length;
        }

        return linked.Add($"{block.Text[done..]}");
    }
}
