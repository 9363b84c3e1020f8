using System.Globalization;
using Digest.Core.Articles;

namespace Digest.Cli.Parse.Pages;

/// <summary>The facts of an article, each with what it was read from and how sure that is; those that were not found are named too.</summary>
/// <param name="html">The page.</param>
/// <param name="article">The article.</param>
/// <param name="tongue">Its tongue.</param>
internal sealed class FactList(HtmlText html, Article article, Tongue tongue)
{
    /// <summary>Writes the list.</summary>
    public void Write()
    {
        html.Add($"<h4>Facts</h4>\n<dl>\n");
        Write("title", Words(article.Title));
        Write("byline", Words(article.Byline));
        Write("source", Words(article.Source));
        Write("place", Words(article.Place));
        Write("published", Plain(ReadableArticle.When(article.Published)));
        Write("language", Plain(ReadableArticle.Language(article)));
        Write("sections", Words(string.Join(" · ", article.Sections)));
        Write("link", Address(article.Link));
        Write("picture", Picture());
        Write("length", Plain(ReadableArticle.Length(article)));
        html.Add($"</dl>\n");
    }

    private void Write(string name, HtmlText? value)
    {
        html.Add($"<div><dt>{name}</dt>");
        if (value is null)
            html.Add($"<dd class=\"missing\">not found</dd>");
        else
            html.Add($"<dd>{value}</dd>");
        if (article.Evidence.TryGetValue(name, out var evidence))
            html.Add($"<dd class=\"why\">{Percent(evidence.Confidence)} sure: <bdi>{evidence.Basis}</bdi></dd>");
        html.Add($"</div>\n");
    }

    private HtmlText? Picture()
    {
        if (article.Picture is not { } picture)
            return null;
        var shown = Address(picture.Url)!;
        foreach (var words in new[] { picture.Alt, picture.Caption })
        {
            if (Words(words) is { } said)
                shown.Add($"<br>{said}");
        }

        return shown;
    }

    private HtmlText? Words(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        var own = tongue.Of(value);
        return new HtmlText().Add($"""<span lang="{own.Lang}" dir="{own.Dir}">{value}</span>""");
    }

    private static HtmlText? Plain(string value) => value.Length == 0 ? null : new HtmlText().Add($"{value}");

    private static HtmlText? Address(string? value) => value is null ? null : new HtmlText().AddLink(value, value);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");
}
