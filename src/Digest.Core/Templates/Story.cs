using System.Text;
using Digest.Core.Articles;
using Digest.Core.Articles.Metadata;
using Digest.Core.Issues.Composition;
using Scriban.Runtime;

namespace Digest.Core.Templates;

/// <summary>One article as an issue prints it: cleaned, in one digit system, with its facts in its own language.</summary>
internal sealed class Story
{
    private readonly Article _article;
    private readonly Locale _locale;
    private readonly Locale _edition;

    /// <param name="number">Its place in the issue, from 1.</param>
    /// <param name="anchor">Its place on the web page, after the #.</param>
    /// <param name="told">The article.</param>
    /// <param name="edition">The locale of the edition.</param>
    /// <param name="locales">Finds the locale of a language.</param>
    /// <param name="pageUrl">The address of the web page.</param>
    public Story(int number, string anchor, IssueArticle told, Locale edition, Func<string, Locale?> locales, string pageUrl)
    {
        _article = told.Article;
        _edition = edition;
        _locale = locales(_article.Language) ?? Stranger(_article.Direction, _edition, locales);
        Id = told.Id;
        Number = number;
        Anchor = anchor;
        Url = $"{pageUrl}#{Anchor}";
        Language = _article.Language is "und" ? "" : PlainText.Clean(_article.Language, 35);
        Minutes = Math.Max(1, _article.ReadingMinutes);
        Title = Prose(_article.Title, 300) is { Length: > 0 } title ? title : PlainText.Clean(_article.File, 80);
        Summary = Prose(_article.Summary, 400);
        Place = Fact(_article.Place);
        Source = Fact(_article.Source);
        Byline = Fact(_article.Byline);
        Sections = [.. _article.Sections.Select(Fact).OfType<string>().Take(5)];
        Keywords = [.. _article.Keywords.Select(Fact).OfType<string>().Take(12)];
    }

    /// <summary>The id of its article.</summary>
    public string Id { get; }

    /// <summary>Its place in the issue, from 1.</summary>
    public int Number { get; }

    /// <summary>The section of the edition under which it stands; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>Whether it stands below a heading of the edition.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>What is printed above it: the section that begins with it; null where none does.</summary>
    public string? Heading { get; init; }

    /// <summary>Other articles on the same event.</summary>
    public IReadOnlyList<Story> AlsoIn { get; init; } = [];

    /// <summary>Whether it prints what the story beside which it stands tells already.</summary>
    public bool Repeats { get; init; }

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

    public Article Article => _article;

    public TextDirection Direction => _article.Direction;

    /// <summary>What templates can name of it, with as much of its text as <paramref name="budget"/> bytes of HTML can hold.</summary>
    public ScriptObject Values(Theme theme, int budget = 0)
    {
        var (paragraphs, shortened) = Paragraphs(Repeats ? 0 : budget);
        var section = Sections.FirstOrDefault(section => Group is null || SectionNames.Key(section) != SectionNames.Key(Group));
        var values = new ScriptObject
        {
            ["number"] = Number,
            ["anchor"] = Anchor,
            ["url"] = Url,
            ["title"] = Title,
            ["summary"] = Summary,
            ["paragraphs"] = new ScriptArray(paragraphs),
            ["shortened"] = shortened ? _locale["shortened"] : null,
            ["place"] = Place,
            ["date"] = _article.Published is { } published ? _locale.Date(published.Date) : null,
            ["date_iso"] = _article.Published is { } day ? Locale.Iso(day.Date) : null,
            ["source"] = Source,
            ["byline"] = Byline,
            ["reading_time"] = _locale.Count("minutes", Minutes),
            ["language"] = Language,
            ["language_name"] = _locale.Language != _edition.Language ? _locale.Name : null,
            ["section"] = section,
            ["heading"] = Heading,
            ["grouped"] = IsGrouped,
            ["link"] = PlainText.CleanOrNull(_article.Link, 2048),
            ["repeats"] = Repeats,
            ["also_in_label"] = AlsoIn.Count > 0 ? _locale["also_in"] : null,
            ["also_in"] = new ScriptArray(AlsoIn.Select(other => other.Values(theme, budget))),
        };
        theme.AddSides(values, _article.Direction);
        return values;
    }

    private (IReadOnlyList<string> Paragraphs, bool Shortened) Paragraphs(int budget)
    {
        var paragraphs = new List<string>();
        foreach (var paragraph in budget > 0 ? _article.Paragraphs : [])
        {
            var prose = Prose(paragraph, Math.Max(1, budget));
            budget -= Encoding.UTF8.GetByteCount(Bidi.Html(prose, _article.Direction));
            if (budget < 0)
                return (paragraphs, true);
            paragraphs.Add(prose);
        }

        return (paragraphs, false);
    }

    private string? Fact(string? text) => Prose(text, 80) is { Length: > 0 } fact ? fact : null;

    private string Prose(string? text, int limit) =>
        _article.Direction is TextDirection.Rtl ? _locale.WithDigits(PlainText.Clean(text, limit)) : PlainText.Clean(text, limit);

    /// <summary>For a language without a locale: the edition's where the direction agrees, else one that does.</summary>
    private static Locale Stranger(TextDirection direction, Locale edition, Func<string, Locale?> locales) =>
        edition.Direction == direction ? edition : locales(direction is TextDirection.Rtl ? "ar" : "en") ?? edition;
}
