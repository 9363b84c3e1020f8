using System.Net;
using System.Text.RegularExpressions;
using Digest.Core.Templates;

namespace Digest.Cli.Templates.Preview;

/// <summary>What the templates make of a sample issue, as it is shown in the frames of the preview.</summary>
/// <param name="folder">The templates.</param>
/// <param name="watch">Tells when one of them was saved.</param>
internal sealed partial class PreviewViews(TemplateFolder folder, TemplateWatch watch)
{
    private static readonly ReaderFields Reader = new("Amal", new Uri("https://digest.example.org/unsubscribe"));

    private readonly Lock _gate = new();
    private ((PreviewChoice, int) Asked, RenderedIssue Issue)? _shown;

    /// <summary>Prints all of them; throws where one cannot be printed.</summary>
    /// <exception cref="TemplateException">A template is broken.</exception>
    public void Check(PreviewChoice choice)
    {
        _ = Issue(choice);
        _ = Page(choice, "ask");
        _ = Page(choice, "done");
    }

    /// <summary>The mail as a reader gets it; in a dark scheme whatever the browser prefers, if asked for.</summary>
    public string Mail(PreviewChoice choice, bool dark)
    {
        var mail = ReaderTemplate.Parse(Issue(choice).EmailHtml, "the html of the mail").Fill(Reader, ReaderEncoding.Html);
        return dark ? PrefersDark().Replace(mail, "(min-width: 0)") : mail;
    }

    /// <summary>The text part, each line in its own direction, as programs for mail show it.</summary>
    public string Text(PreviewChoice choice)
    {
        var text = ReaderTemplate.Parse(Issue(choice).EmailText, "the text of the mail").Fill(Reader, ReaderEncoding.Text);
        return $"<!DOCTYPE html><meta charset=\"utf-8\"><title>Text</title><style>pre {{ font: 15px/1.6 monospace; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }}</style><pre>{WebUtility.HtmlEncode(text)}</pre>";
    }

    /// <summary>The page of the archive.</summary>
    public string Web(PreviewChoice choice) => Issue(choice).WebHtml;

    /// <summary>The page behind the link to unsubscribe.</summary>
    public string Page(PreviewChoice choice, string step) => new PageRenderer(folder.Source()).Render(choice.Sample.Edition, "pages/unsubscribe.html", step);

    // One issue for all frames of a page.
    private RenderedIssue Issue(PreviewChoice choice)
    {
        lock (_gate)
        {
            var asked = (choice, watch.Version);
            if (_shown is { } shown && shown.Asked == asked)
                return shown.Issue;
            var sample = choice.Sample;
            var issue = new IssueRenderer(folder.Source()).Render(sample.Edition, sample.Issue, sample.Composition);
            _shown = (asked, issue);
            return issue;
        }
    }

    [GeneratedRegex(@"\(\s*prefers-color-scheme\s*:\s*dark\s*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrefersDark();
}
