using Digest.Core.Archive;
using Digest.Core.Articles;
using Digest.Core.Articles.Understanding.Similarity;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;
using Scriban.Runtime;

namespace Digest.Core.Templates;

/// <summary>One issue on its way to print: its stories, and the values that its templates can name.</summary>
internal sealed class IssuePress
{
    /// <summary>Bytes of the web page that the text of all articles may take.</summary>
    private const int TextBudget = 1_400_000;

    private readonly Edition _edition;
    private readonly Issue _issue;
    private readonly TemplateLibrary _library;
    private readonly Locale _locale;
    private readonly Theme _theme;
    private readonly DateOnly _day;
    private readonly ScriptObject[] _briefs;
    private readonly ScriptObject? _note;
    private readonly string? _notice;
    private readonly Dictionary<string, Locale?> _locales = new(StringComparer.Ordinal);

    public IssuePress(TemplateLibrary library, Edition edition, Issue issue, IssueComposition composition)
    {
        _library = library;
        _edition = edition;
        _issue = issue;
        _locale = Locale.Load(_library, _edition.Language, _edition.Digits);
        _locales[_locale.Language] = _locale;
        _theme = Theme.Load(_library, _edition.Brand);
        _day = EditionSchedule.DayOf(_edition, _issue.Cut);
        Title = _locale.Prose(_edition.Title);
        Url = ArchiveAddress.OfIssue(_edition, _issue.Id);
        Stories = [.. composition.Stories.Select((story, at) => Of(story, at, composition))];
        _briefs = [.. Stories.Select(story => story.Values(_theme))];
        _note = EditorNote.Values(composition.Note, _locale, _theme);
        _notice = composition.IsPreview ? EditorNote.Notice(_edition, _issue, _locale) : null;
        Subject = MakeSubject();
        Preview = MakePreview();
    }

    /// <summary>The edition's title.</summary>
    public string Title { get; }

    /// <summary>The issue's page in the archive.</summary>
    public string Url { get; }

    /// <summary>The day of the cut in the edition's zone.</summary>
    public DateOnly Day => _day;

    public Edition Edition => _edition;

    public Issue Issue => _issue;

    public Locale Locale => _locale;

    public Theme Theme => _theme;

    public IReadOnlyList<Story> Stories { get; }

    /// <summary>The subject of the mail and the title of its pages: one line that begins in the edition's own script.</summary>
    public string Subject { get; }

    /// <summary>What an inbox shows behind the subject: what comes after the lead.</summary>
    public string Preview { get; }

    /// <summary>A part of the mail that tells <paramref name="told"/> stories, links the next <paramref name="linked"/>, and counts the rest.</summary>
    /// <exception cref="TemplateException">A template, locale or the theme cannot be used.</exception>
    public string PrintMail(string template, int told, int linked)
    {
        var values = Values();
        // The page says it at a place of its own.
        if (_notice is null && _issue.Revision > 0)
            ((ScriptObject)values["issue"]!)["notice"] = EditorNote.Amendment(_edition, _issue, _locale);
        values["stories"] = new ScriptArray(_briefs.Take(told));
        values["links"] = new ScriptArray(_briefs.Skip(told).Take(linked));
        values["more"] = Stories.Count > told + linked ? _locale.Count("more", Stories.Count - told - linked) : null;
        values["reader"] = new ScriptObject
        {
            ["name"] = new Markup(ReaderMark.For(ReaderMark.Name)),
            ["preferences_url"] = new Markup(ReaderMark.For(ReaderMark.PreferencesUrl)),
            ["unsubscribe_url"] = new Markup(ReaderMark.For(ReaderMark.UnsubscribeUrl)),
        };
        return Printer.Print(_library, template, values);
    }

    /// <summary>The page of the archive: all stories in full, nothing of any reader.</summary>
    /// <exception cref="TemplateException">A template, locale or the theme cannot be used.</exception>
    public string PrintPage(string template)
    {
        var values = Values();
        var budget = TextBudget / Math.Max(1, Stories.Sum(story => 1 + story.AlsoIn.Count));
        values["stories"] = new ScriptArray(Stories.Select(story => story.Values(_theme, budget)));
        return Printer.Print(_library, template, values);
    }

    /// <summary>What every template can name, whatever it makes.</summary>
    public ScriptObject Values()
    {
        return new ScriptObject
        {
            ["edition"] = EditionValues.Of(_edition, _locale, _theme),
            ["issue"] = new ScriptObject
            {
                ["id"] = _issue.Id,
                ["subject"] = Subject,
                ["preview"] = Preview,
                ["url"] = Url,
                ["date"] = _locale.Date(_day, weekday: true),
                ["date_iso"] = Locale.Iso(_day),
                ["count"] = _locale.Count("stories", Stories.Count),
                ["note"] = _note,
                ["notice"] = _notice,
                ["amendment"] = EditorNote.Amendment(_edition, _issue, _locale),
                ["empty"] = Stories.Count == 0 ? _locale["no_issue_text"] : null,
            },
            ["text"] = _locale.Text,
            ["theme"] = _theme.Values,
        };
    }

    /// <summary>
    /// The lead's headline, and how many stories follow. Where that would not begin in the edition's script (a number, a
    /// foreign name or story), the edition's title comes first, and where that does not help either, the word for an issue.
    /// </summary>
    private string MakeSubject()
    {
        if (Stories is not [var lead, ..])
            return $"{_locale["no_issue"]}: {Bidi.Text(Title, _locale.Direction)}";
        var others = Stories.Count > 1 ? _locale.Count("others", Stories.Count - 1) : "";
        var subject = Bidi.Part(PlainText.Cut(lead.Title, 110), lead.Direction, _locale.Direction) + others;
        if (Bidi.Begins(subject, _locale.Direction))
            return subject;
        var named = $"{Bidi.Text(Title, _locale.Direction)}: {subject}";
        return Bidi.Begins(named, _locale.Direction) ? named : $"{_locale["issue"]} {named}";
    }

    /// <summary>From 30 to about 150 characters, unlike the subject: the headlines after the lead, or the lead's summary.</summary>
    private string MakePreview()
    {
        const int Most = 150;
        const int Least = 30;
        var parts = new List<string>();
        var left = Most;
        void Add(string text, TextDirection direction)
        {
            if (left < Least)
                return;
            text = PlainText.Cut(text, left);
            left -= text.Length;
            parts.Add(Bidi.Part(text, direction, _locale.Direction));
        }

        foreach (var story in Stories.Skip(1))
            Add(story.Title, story.Direction);
        if (parts.Count is 0 && Stories is [var lead, ..])
            Add(lead.Summary, lead.Direction);
        else if (parts.Count is 0)
            Add(_locale["no_issue_text"], _locale.Direction);
        if (left > Most - Least)
            Add($"{Title}{_locale["separator"]}{_locale.Date(_day, weekday: true)}", _locale.Direction);
        return string.Join(_locale["separator"], parts.Where(part => part.Length > 0));
    }

    private Story Of(ComposedStory story, int at, IssueComposition composition)
    {
        var number = at + 1;
        var group = story.Section is null ? null : _locale.Prose(story.Section);
        return new Story(number, Anchor(story.Told), story.Told, _locale, FindLocale, Url)
        {
            Group = group,
            IsGrouped = at > 0 && HasSections(composition),
            Heading = at == 0 || !HasSections(composition) || (at > 1 && composition.Stories[at - 1].Section == story.Section) ? null : group ?? _locale["rest"],
            AlsoIn = [.. story.AlsoIn.Select(other => new Story(number, Anchor(other), other, _locale, FindLocale, Url) { Repeats = NearDuplicates.Are(story.Told.Article.Fingerprint, other.Article.Fingerprint) })],
        };
    }

    // The order differs between readers' copies, which all lead to the same page: ids are hashes, the end of one is enough.
    private static string Anchor(IssueArticle article) => $"a{article.Id[Math.Max(0, article.Id.Length - 12)..]}";

    private static bool HasSections(IssueComposition composition) => composition.Stories.Any(story => story.Section is not null);

    private Locale? FindLocale(string language)
    {
        if (!_locales.TryGetValue(language, out var found))
            _locales[language] = found = Locale.Find(_library, language, _edition.Digits);
        return found;
    }
}
