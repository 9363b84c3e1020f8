using System.Text;
using AngleSharp.Html.Parser;
using Digest.Core.Archive;
using Digest.Core.Templates.Notices;
using Digest.Core.Templates.Overrides;

namespace Digest.Core.Templates.Checks;

/// <summary>Prints every template in every language on sample issues, and gathers what is wrong: one mistake a file, since the first hides those behind it.</summary>
public sealed class TemplateCheck
{
    private static readonly (string Page, string[] Steps)[] Pages =
    [
        ("pages/unsubscribe.html", ["ask", "done"]),
        ("pages/subscribe.html", ["ask", "sent", "busy"]),
        ("pages/confirm.html", ["ask", "done", "gone"]),
        ("pages/receiver.html", ["ask", "waiting", "done", "refused", "busy"]),
        ("pages/preferences.html", ["ask", "saved", "left"]),
        ("pages/erase.html", ["ask", "done"]),
        ("pages/invalid.html", ["ask"]),
    ];

    private static readonly string[] Folders = ["partials", "pages", "locales", "chat", "archive", "notices"];
    private static readonly (string Notice, string[] Steps)[] Notices =
    [
        ("notices/confirm", ["confirm", "known", "receiver_confirm"]),
        ("notices/receiver", ["receiver_added", "receiver_failing", "receiver_gone"]),
        ("notices/report", ["report_sent", "report_cancelled", "report_recalled", "report_empty", "report_dropped", "report_held", "report_stuck", "report_paused", "report_sending"]),
    ];

    private static readonly NoticeReceiver Receiver = new("0123456789abcdef0123456789abcdef", "Webhook", "http 500", DateTimeOffset.UnixEpoch);

    private static readonly (SampleKind Kind, int Count)[] Samples =
        [(SampleKind.Own, 0), (SampleKind.Own, 1), (SampleKind.Own, 5), (SampleKind.Own, 40), (SampleKind.Mixed, 5), (SampleKind.Mixed, 40), (SampleKind.Hostile, 5)];

    private readonly TemplateSnapshot _own;
    private readonly string _edition;
    private readonly ITemplateSource _deployed;
    private readonly string[] _languages;
    private readonly ReadTemplates _templates;
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private readonly List<TemplateProblem> _problems = [];
    private readonly List<CheckedMail> _mails = [];

    private TemplateCheck(TemplateSnapshot own, string edition, ITemplateSource deployed, IEnumerable<string> languages)
    {
        _own = own;
        _edition = edition;
        _deployed = deployed;
        _languages = [.. languages.Order(StringComparer.Ordinal)];
        _templates = new ReadTemplates(own.Over(edition, deployed));
    }

    /// <summary>What is wrong, by file and line.</summary>
    public IReadOnlyList<TemplateProblem> Problems =>
        [.. _problems.OrderBy(problem => problem.Mistake.File, StringComparer.Ordinal).ThenBy(problem => problem.Mistake.Line).ThenBy(problem => problem.Mistake.Column)];

    /// <summary>The mails that could be printed.</summary>
    public IReadOnlyList<CheckedMail> Mails => _mails;

    /// <summary>Checks templates.</summary>
    /// <param name="own">The publisher's files.</param>
    /// <param name="edition">The edition whose files count before those for all; empty for none.</param>
    /// <param name="deployed">The templates that they stand on.</param>
    /// <param name="languages">The languages to print in: those that have words.</param>
    public static TemplateCheck Run(TemplateSnapshot own, string edition, ITemplateSource deployed, IEnumerable<string> languages)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(languages);
        var check = new TemplateCheck(own, edition, deployed, languages);
        foreach (var language in check._languages)
            check.Print(language);
        check.FindUnknownNames();
        check.FindUnread();
        return check;
    }

    private void Print(string language)
    {
        foreach (var (kind, count) in Samples)
        {
            var sample = SampleIssue.Of(language, kind, count);
            var name = $"{language}, {count switch { 0 => "no story", 1 => "1 story", _ => $"{count} stories" }}{kind switch { SampleKind.Mixed => " in several languages", SampleKind.Hostile => " by an enemy", _ => "" }}";
            if (Try(name, templates => new IssueRenderer(templates).Render(sample.Edition, sample.Issue, sample.Composition)) is { } issue)
                Look(name, sample, issue);
        }

        var archived = SampleIssue.Of(language, SampleKind.Mixed, 5);
        Try($"{language}, the archive", templates => ArchiveSample.Print(new TemplateLibrary(templates), archived));
        var edition = SampleIssue.Of(language, SampleKind.Own, 1).Edition;
        foreach (var (page, steps) in Pages)
            foreach (var step in steps)
                Try($"{language}, step {step}", templates => new PageRenderer(templates).Render(edition, page, step, PageContent.Sample(edition)));
        foreach (var (notice, steps) in Notices)
            foreach (var step in steps)
                Try($"{language}, step {step}", templates => new NoticeRenderer(templates).Render(edition, new NoticeContent(notice, step, "https://digest.example.org/api/confirm/weekly/0123") { Receiver = Receiver, Report = SampleReport.Of(language) }));
    }

    // What is broken is left out of the next attempt, so that what comes behind it shows too.
    private T? Try<T>(string sample, Func<ITemplateSource, T> print)
        where T : class
    {
        for (; ; )
        {
            try
            {
                var printed = print(new Without(_broken, _templates));
                return _broken.Count is 0 ? printed : null;
            }
            catch (TemplateException mistake)
            {
                // Without words or theme nothing prints; what is left out and still in the way was reported.
                var words = Path.GetExtension(mistake.File) is ".yaml";
                if (!words && !_broken.Add(mistake.File))
                    return null;
                Report(mistake, sample);
                if (words)
                    return null;
            }
        }
    }

    private void Look(string name, SampleIssue sample, RenderedIssue issue)
    {
        var mail = new HtmlParser().ParseDocument(issue.EmailHtml);
        _mails.Add(new CheckedMail(name, Encoding.UTF8.GetByteCount(issue.EmailHtml)));
        var unsubscribe = ReaderMark.For(ReaderMark.UnsubscribeUrl);
        Expect("email.html", mail.QuerySelector($"a[href='{unsubscribe}']") is not null, "No link of the mail unsubscribes its reader", "Add <a href=\"{{ reader.unsubscribe_url }}\">", name);
        Expect("email.txt", issue.EmailText.Contains(unsubscribe, StringComparison.Ordinal), "The text does not say how to unsubscribe", "Add {{ reader.unsubscribe_url }}", name);
        Expect("email.html", mail.Body!.TextContent.Contains(SampleIssue.Street(sample.Edition.Language), StringComparison.Ordinal), "The mail does not print the postal address of its sender", "Add {{ edition.postal_address }}", name);
        Expect("email.html", !issue.EmailHtml.Contains("{{", StringComparison.Ordinal), "It prints two braces that no code made", "Look for code whose braces do not match, or inside {%{ }%}", name);
        Expect("web.html", !issue.WebHtml.Contains("{{", StringComparison.Ordinal), "It prints two braces that no code made", "Look for code whose braces do not match, or inside {%{ }%}", name);
    }

    private void Expect(string file, bool holds, string cause, string remedy, string sample)
    {
        if (!holds)
            Report(new TemplateException(file, 0, 0, cause, remedy), sample);
    }

    private void FindUnknownNames()
    {
        foreach (var language in _languages)
        {
            KnownNames known;
            try
            {
                known = new KnownNames(_templates, SampleIssue.Of(language, SampleKind.Own, 1));
            }
            catch (TemplateException)
            {
                // Words or theme cannot be read, which was reported.
                return;
            }

            foreach (var (path, text) in _templates.Files.Where(file => Path.GetExtension(file.Key) is not ".yaml"))
                Find(known, path, text);
        }
    }

    private void Find(KnownNames known, string path, string text)
    {
        var own = TemplateCode.Assigned(text);
        foreach (var (name, at) in TemplateCode.Names(text))
            if (!own.Contains(name.Split('.')[0]) && known.Unknown(name) is { } member)
            {
                var (line, column) = TemplateCode.Place(text, at + member);
                if (!_problems.Any(problem => (problem.Mistake.File, problem.Mistake.Line) == (Shown(path), line)))
                    Report(new TemplateException(path, line, column, $"There is no `{name[..(name.IndexOf('.', member) is var end and > 0 ? end : name.Length)]}`", "Check the spelling; README.md beside the templates lists all that they can name"), null);
            }
    }

    // A file of one's own that stands for none and is read by none is most often misspelt.
    private void FindUnread()
    {
        if (_broken.Count > 0 || _problems.Any(problem => Path.GetExtension(problem.Mistake.File) is ".yaml"))
            return;
        foreach (var file in _own.Files.Where(file => Path.GetExtension(file.Path) is ".html" or ".txt" or ".css" or ".yaml" or ".json"))
        {
            var path = file.Path.StartsWith($"{_edition}/", StringComparison.Ordinal) ? file.Path[(_edition.Length + 1)..] : file.Path;
            var isOfAnother = path.Contains('/', StringComparison.Ordinal) && !Folders.Contains(path.Split('/')[0]);
            if (!isOfAnother && !_templates.Files.ContainsKey(path) && _deployed.Read(path) is null && !_templates.Files.Values.Any(text => text.Contains(path, StringComparison.Ordinal)))
                _problems.Add(new TemplateProblem(new TemplateException(file.Path, 0, 0, "Nothing reads this file", "Name it as the template that it stands for, include it, or delete it"), null));
        }
    }

    private void Report(TemplateException mistake, string? sample)
    {
        var shown = new TemplateException(Shown(mistake.File), mistake.Line, mistake.Column, mistake.Cause, mistake.Remedy, mistake);
        if (!_problems.Any(problem => problem.Mistake.Message == shown.Message))
            _problems.Add(new TemplateProblem(shown, sample));
    }

    private string Shown(string path) => _own.Find(_edition, path)?.Path ?? path;

    private sealed class Without(HashSet<string> broken, ITemplateSource templates) : ITemplateSource
    {
        public string? Read(string path) => broken.Contains(path) ? Path.GetExtension(path) is ".json" ? "{}" : "" : templates.Read(path);
    }
}
