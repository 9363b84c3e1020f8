using System.Globalization;
using Digest.Core.Articles;
using Digest.Core.Articles.Metadata;
using Digest.Core.Editions;
using Digest.Core.Templates;
using Scriban.Runtime;

namespace Digest.Core.Archive.Feeds;

/// <summary>Makes the feed of an edition from its latest issues: the stories of the mail, in its order.</summary>
internal sealed class FeedPress(TemplateLibrary library, Edition edition)
{
    /// <summary>Whole issues are taken until there are so many stories.</summary>
    public const int Least = 20;

    /// <summary>At most so many stories.</summary>
    public const int Most = 50;

    private const string Template = "archive/entry.html";

    private readonly Locale _locale = Locale.Load(library, edition.Language, edition.Digits);
    private readonly Dictionary<string, Locale?> _locales = new(StringComparer.Ordinal);

    public Feed Make(ArchiveCatalogue catalogue, IEnumerable<(ArchivedIssue Issue, IssueFile File)> latest, string? hub)
    {
        var zone = EditionSchedule.ZoneOf(edition);
        var entries = latest.SelectMany(issue => issue.File.Stories.Select(story => Of(catalogue, issue.Issue, story, zone))).DistinctBy(entry => entry.Id).Take(Most).ToList();
        var updated = catalogue.Issues.SelectMany(issue => issue.Corrected.Values.Append(issue.Recalled ?? issue.Published)).Append(catalogue.Begun).Max();
        return new Feed($"{catalogue.Tag}:{edition.Id}", _locale.Prose(edition.Title), _locale.Language, ArchiveAddress.OfEdition(edition), _locale.Prose(edition.From), In(zone, updated), hub, entries);
    }

    private FeedEntry Of(ArchiveCatalogue catalogue, ArchivedIssue issue, IssueFile.Story story, TimeZoneInfo zone)
    {
        var language = Bcp47.Normalize(story.Language) is { } code and not "und" ? code : "";
        var direction = story.Direction == "rtl" ? TextDirection.Rtl : TextDirection.Ltr;
        var locale = Find(language) is { } own && own.Direction == direction ? own : direction == _locale.Direction ? _locale : Find(direction is TextDirection.Rtl ? "ar" : "en") ?? _locale;
        string Prose(string text) => direction is TextDirection.Rtl ? locale.Prose(text) : PlainText.Clean(text);
        string? Fact(string? text) => string.IsNullOrEmpty(text) ? null : Prose(text);

        var values = new ScriptObject
        {
            ["language"] = language,
            ["direction"] = Bidi.Name(direction),
            ["summary"] = Prose(story.Summary),
            ["source"] = Fact(story.Source),
            ["place"] = Fact(story.Place),
            ["date"] = DateOnly.TryParseExact(story.Date, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? locale.Date(day) : null,
            ["date_iso"] = story.Date,
        };
        var published = In(zone, issue.Published);
        return new FeedEntry(
            $"{catalogue.Tag}:{edition.Id}/{story.Id}",
            story.Url,
            Bidi.MarkLines(Prose(story.Title)),
            Bidi.MarkLines(Prose(story.Summary)),
            Printer.Print(library, Template, new ScriptObject { ["story"] = values }).Trim(),
            language,
            Fact(story.Byline ?? story.Source),
            [.. story.Sections.Select(Prose).Where(section => section.Length > 0)],
            published,
            issue.Corrected.TryGetValue(story.Id, out var corrected) ? In(zone, corrected) : published);
    }

    private Locale? Find(string language)
    {
        if (!_locales.TryGetValue(language, out var found))
            _locales[language] = found = language.Length == 0 ? null : Locale.Find(library, language, edition.Digits);
        return found;
    }

    private static DateTimeOffset In(TimeZoneInfo zone, DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone);
}
