using System.Globalization;
using Digest.Core.Archive.Cards;
using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Templates;
using Scriban.Runtime;

namespace Digest.Core.Archive;

/// <summary>Makes the pages of the archive, but for those of issues, and tells how an issue's picture looks. Safe for use by several threads.</summary>
internal sealed class ArchiveRenderer(TemplateLibrary library)
{
    /// <summary>How many issues stand on a page of the index.</summary>
    public const int IssuesOnPage = 50;

    private const string Picture = "archive/picture.html";

    // Where web.html has room for the picture, of which only the archive knows whether it could be painted.
    private const string PictureMark = "<!-- picture -->";

    /// <summary>The number of pages of an index.</summary>
    public static int Pages(int issues) => Math.Max(1, (issues + IssuesOnPage - 1) / IssuesOnPage);

    /// <summary>A page of an edition's index, from 1.</summary>
    /// <exception cref="TemplateException">A template, locale or the theme cannot be used.</exception>
    public string Index(Edition edition, IReadOnlyList<ArchivedIssue> issues, int page)
    {
        var (locale, values) = Values(edition);
        var pages = Pages(issues.Count);
        var shown = issues.Skip((page - 1) * IssuesOnPage).Take(IssuesOnPage).ToList();
        var years = shown.Select(issue => issue.Day.Year).ToList();
        values["entries"] = new ScriptArray(shown.Select((issue, at) =>
        {
            var entry = Of(edition, locale, issue);
            entry["year"] = at == 0 || years[at - 1] != years[at] ? locale.Number(years[at]) : null;
            return entry;
        }));
        values["page"] = new ScriptObject
        {
            ["url"] = Address(page),
            ["newer"] = page > 1 ? Address(page - 1) : null,
            ["older"] = page < pages ? Address(page + 1) : null,
            ["words"] = pages == 1 ? null : locale["page_of"].Replace("{n}", locale.Number(page), StringComparison.Ordinal).Replace("{count}", locale.Number(pages), StringComparison.Ordinal),
        };
        return Print("archive/index.html", values);

        string Address(int number) => number == 1 ? ArchiveAddress.OfEdition(edition) : ArchiveAddress.Of(edition, ArchivePaths.Index(edition.Id, number));
    }

    /// <summary>The page that leads to the editions.</summary>
    /// <exception cref="TemplateException">A template, locale or the theme cannot be used.</exception>
    public string Editions(IReadOnlyCollection<Edition> editions)
    {
        var values = Values(editions.First()).Values;
        values["editions"] = new ScriptArray(editions.Select(edition => Values(edition).Values["edition"]));
        return Print("archive/editions.html", values);
    }

    /// <summary>What stands in the place of a withdrawn issue.</summary>
    /// <exception cref="TemplateException">A template, locale or the theme cannot be used.</exception>
    public string Recalled(Edition edition, ArchivedIssue issue)
    {
        var (locale, values) = Values(edition);
        values["withdrawn"] = Of(edition, locale, issue);
        return Print("archive/recalled.html", values);
    }

    /// <summary>The day that an issue bears.</summary>
    public static DateOnly Day(IssueFile file) => DateOnly.ParseExact(file.Date, "O", CultureInfo.InvariantCulture);

    /// <summary>The page of an issue with what shows it elsewhere: the card, else the lead's own picture, else the logo.</summary>
    /// <exception cref="TemplateException">The template cannot be used.</exception>
    public string WithPicture(Edition edition, string page, IssueFile file, bool hasCard)
    {
        var lead = file.Stories.Count > 0 ? file.Stories[0] : null;
        var picture = new ScriptObject { ["width"] = null, ["height"] = null, ["alt"] = file.Subject };
        if (hasCard)
            (picture["url"], picture["width"], picture["height"]) = (ArchiveAddress.Of(edition, ArchivePaths.Card(file.Id)), IssueCard.Width, IssueCard.Height);
        else if (lead?.Picture is { } own && own.Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            (picture["url"], picture["alt"]) = (own.Url, own.Alt ?? lead.Title);
        else if (!string.IsNullOrWhiteSpace(edition.Brand.Logo))
            (picture["url"], picture["alt"]) = (edition.Brand.Logo, file.Title);
        else
            picture = null;
        return page.Replace(PictureMark, Printer.Print(library, Picture, new ScriptObject { ["picture"] = picture }).Trim(), StringComparison.Ordinal);
    }

    /// <summary>What the picture of an issue shows; null for an issue without stories.</summary>
    /// <exception cref="TemplateException">A locale or the theme cannot be used.</exception>
    public IssueCard? Card(Edition edition, IssueFile file)
    {
        if (file.Stories.Count == 0)
            return null;
        var (locale, theme) = (Locale.Load(library, edition.Language, edition.Digits), Theme.Load(library, edition.Brand));
        var lead = file.Stories[0];
        var headline = lead.Direction == "rtl" ? locale.WithDigits(lead.Title) : lead.Title;
        return new IssueCard(
            locale.Prose(edition.Title), locale.Date(Day(file), weekday: true), locale.Language, locale.Direction is TextDirection.Rtl,
            new CardHeadline(headline, lead.Language, lead.Direction == "rtl"),
            new CardLook(Colour("band"), Colour("on_band"), Colour("on_band_soft"), Colour("gold"), Fonts("rtl"), Fonts("ltr")));

        string Colour(string name) => Value("light", name);
        string[] Fonts(string side) => [.. Value(side, "font").Split(',').Select(font => font.Trim(' ', '\''))];
        string Value(string part, string name) => theme.Values[part] is ScriptObject values && values[name] is string value
            ? value
            : throw new TemplateException("theme.yaml", 0, 0, $"It has no `{name}` in `{part}`", "Add it; the theme that the digest came with shows how");
    }

    private static ScriptObject Of(Edition edition, Locale locale, ArchivedIssue issue)
    {
        var direction = issue.RightToLeft ? TextDirection.Rtl : TextDirection.Ltr;
        var recalled = issue.Recalled is { } time ? locale.Date(EditionSchedule.DayOf(edition, time)) : null;
        return new ScriptObject
        {
            ["url"] = ArchiveAddress.OfIssue(edition, issue.Id),
            ["date"] = locale.Date(issue.Day, weekday: true),
            ["date_iso"] = Locale.Iso(issue.Day),
            ["count"] = locale.Count("stories", issue.Stories),
            ["headline"] = issue.RightToLeft ? locale.WithDigits(issue.Headline) : issue.Headline,
            ["language"] = issue.Language,
            ["direction"] = Bidi.Name(direction),
            ["recalled"] = recalled is null ? null : locale["recalled_mark"].Replace("{date}", recalled, StringComparison.Ordinal),
            ["notice"] = recalled is null ? null : locale["recalled"].Replace("{day}", locale.Date(issue.Day), StringComparison.Ordinal).Replace("{date}", recalled, StringComparison.Ordinal),
        };
    }

    private (Locale Locale, ScriptObject Values) Values(Edition edition)
    {
        var (locale, theme) = (Locale.Load(library, edition.Language, edition.Digits), Theme.Load(library, edition.Brand));
        return (locale, new ScriptObject { ["edition"] = EditionValues.Of(edition, locale, theme), ["text"] = locale.Text, ["theme"] = theme.Values });
    }

    private string Print(string template, ScriptObject values) => PageCheck.Links(template, Printer.Print(library, template, values).TrimStart());
}
