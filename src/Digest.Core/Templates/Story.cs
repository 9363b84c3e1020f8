using System.Text;
using Digest.Core.Articles;
using Scriban.Runtime;

namespace Digest.Core.Templates;

/// <summary>One article as an issue prints it: cleaned, in one digit system, with its facts in its own language.</summary>
internal sealed class Story
{
    private const int WordsPerMinute = 200;

    private readonly Article article;
    private readonly Locale locale;
    private readonly Locale edition;

    public Story(int number, Article article, Locale edition, Func<string, Locale?> locales, string pageUrl)
    {
        this.article = article;
        this.edition = edition;
        locale = locales(article.Language) ?? Stranger(article.Direction, edition, locales);
        Number = number;
        Anchor = $"a{number}";
        Url = $"{pageUrl}#{Anchor}";
        Language = article.Language is "und" ? "" : PlainText.Clean(article.Language, 35);
        Minutes = Math.Max(1, (int)Math.Ceiling(article.Words / (double)WordsPerMinute));
        Title = Prose(article.Title, 300) is { Length: > 0 } title ? title : PlainText.Clean(article.File, 80);
        Summary = Prose(article.Summary, 400);
        Place = Fact(article.Place);
        Source = Fact(article.Source);
        Byline = Fact(article.Byline);
        Sections = [.. article.Sections.Select(Fact).OfType<string>().Take(5)];
        Keywords = [.. article.Keywords.Select(Fact).OfType<string>().Take(12)];
    }

    /// <summary>Its place in the issue, from 1.</summary>
    public int Number { get; }

    /// <summary>Its place on the web page, after the #.</summary>
    public string Anchor { get; }

    /// <summary>Where it can be read in full.</summary>
    public string Url { get; }

    /// <summary>The language as BCP 47; empty when unknown, as HTML wants it.</summary>
    public string Language { get; }

    public int Minutes { get; }

    public string Title { get; }

    public string Summary { get; }

    public string? Place { get; }

    public string? Source { get; }

    public string? Byline { get; }

    public IReadOnlyList<string> Sections { get; }

    public IReadOnlyList<string> Keywords { get; }

    public Article Article => article;

    public TextDirection Direction => article.Direction;

    /// <summary>What templates can name of it, with as much of its text as <paramref name="budget"/> bytes of HTML can hold.</summary>
    public ScriptObject Values(Theme theme, int budget = 0)
    {
        var (paragraphs, shortened) = Paragraphs(budget);
        var section = Sections.Count > 0 ? Sections[0] : null;
        var values = new ScriptObject
        {
            ["number"] = Number,
            ["anchor"] = Anchor,
            ["url"] = Url,
            ["title"] = Title,
            ["summary"] = Summary,
            ["paragraphs"] = new ScriptArray(paragraphs),
            ["shortened"] = shortened ? locale["shortened"] : null,
            ["place"] = Place,
            ["date"] = article.Published is { } published ? locale.Date(published.Date) : null,
            ["date_iso"] = article.Published is { } day ? Locale.Iso(day.Date) : null,
            ["source"] = Source,
            ["byline"] = Byline,
            ["reading_time"] = locale.Count("minutes", Minutes),
            ["language"] = Language,
            ["language_name"] = locale.Language != edition.Language ? locale.Name : null,
            ["section"] = section,
        };
        theme.AddSides(values, article.Direction);
        return values;
    }

    private (IReadOnlyList<string> Paragraphs, bool Shortened) Paragraphs(int budget)
    {
        var paragraphs = new List<string>();
        foreach (var paragraph in budget > 0 ? article.Paragraphs : [])
        {
            var prose = Prose(paragraph, Math.Max(1, budget));
            budget -= Encoding.UTF8.GetByteCount(Bidi.Html(prose, article.Direction));
            if (budget < 0)
                return (paragraphs, true);
            paragraphs.Add(prose);
        }

        return (paragraphs, false);
    }

    private string? Fact(string? text) => Prose(text, 80) is { Length: > 0 } fact ? fact : null;

    private string Prose(string? text, int limit) =>
        article.Direction is TextDirection.Rtl ? locale.WithDigits(PlainText.Clean(text, limit)) : PlainText.Clean(text, limit);

    /// <summary>For a language without a locale: the edition's where the direction agrees, else one that does.</summary>
    private static Locale Stranger(TextDirection direction, Locale edition, Func<string, Locale?> locales) =>
        edition.Direction == direction ? edition : locales(direction is TextDirection.Rtl ? "ar" : "en") ?? edition;
}
