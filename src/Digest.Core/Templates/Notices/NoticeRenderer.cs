using System.Globalization;
using Digest.Core.Editions;
using Digest.Core.Templates.Styles;
using Scriban.Runtime;

namespace Digest.Core.Templates.Notices;

/// <summary>Makes single mails in the edition's language: text and html by templates of their own, the subject by the locale. Safe for use by several threads.</summary>
/// <param name="templates">The templates, locales and theme.</param>
public sealed class NoticeRenderer(ITemplateSource templates)
{
    private readonly TemplateLibrary _library = new(templates);

    /// <summary>Renders a notice. Its subject is the text <c>confirm_subject</c> of the locale for the step <c>confirm</c>.</summary>
    /// <exception cref="TemplateException">A template, locale or the theme is missing or broken, or links to something else than http and https.</exception>
    public RenderedNotice Render(Edition edition, NoticeContent content)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(content);
        var locale = Locale.Load(_library, edition.Language, edition.Digits);
        var theme = Theme.Load(_library, edition.Brand);
        var report = content.Report is null ? null : new ReportValues(content.Report, locale).Of();
        var words = locale[$"{content.Step}_subject"].Replace("{date}", report?["date"] as string, StringComparison.Ordinal);
        var subject = Bidi.Text(words.Replace("{edition}", locale.Prose(edition.Title), StringComparison.Ordinal), locale.Direction);
        string Print(string path) => Printer.Print(_library, path, new ScriptObject
        {
            ["edition"] = EditionValues.Of(edition, locale, theme),
            ["notice"] = new ScriptObject { ["subject"] = subject, ["step"] = content.Step, ["url"] = content.Url, ["receiver"] = Values(content.Receiver), ["report"] = report },
            ["text"] = locale.Text,
            ["theme"] = theme.Values,
        });
        var html = $"{content.Template}.html";
        return new RenderedNotice(
            subject,
            PageCheck.Links(html, StyleInliner.Inline(html, IssueRenderer.Tidy(Print(html)))),
            Bidi.MarkLines(IssueRenderer.Tidy(Print($"{content.Template}.txt"), blankLines: 1)));
    }

    private static ScriptObject? Values(NoticeReceiver? receiver) => receiver is null ? null : new ScriptObject
    {
        ["id"] = receiver.Id,
        ["kind"] = receiver.Kind,
        ["answer"] = PlainText.Clean(receiver.Answer, 100),
        ["since"] = receiver.Since is { } since ? string.Create(CultureInfo.InvariantCulture, $"{since.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : null,
    };
}
