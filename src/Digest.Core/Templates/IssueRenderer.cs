using System.Text;
using System.Text.RegularExpressions;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates.Chats;
using Digest.Core.Templates.Styles;

namespace Digest.Core.Templates;

/// <summary>Makes the mail, the web page, the document and the chat messages of an issue from its articles. Safe for use by several threads.</summary>
/// <param name="templates">The templates, locales and theme.</param>
/// <param name="chats">The limits of chat messages; the usual ones by default.</param>
public sealed partial class IssueRenderer(ITemplateSource templates, ChatLimits? chats = null)
{
    /// <summary>
    /// The most bytes that the mail's html may have: four fifths of 102,400, where Gmail cuts a mail off and with it the
    /// link to unsubscribe. The rest is left to the reader's own fields and to what relays add.
    /// </summary>
    public const int MailLimit = 102_400 / 5 * 4;

    private const string MailHtml = "email.html";
    private const string MailText = "email.txt";
    private const string Page = "web.html";

    private readonly TemplateLibrary _library = new(templates);

    /// <summary>Renders an issue for all its readers.</summary>
    /// <param name="edition">The edition, whose language, zone and length it follows.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="composition">Its stories; the first is the lead. Without any it says that there is no issue this week.</param>
    /// <exception cref="TemplateException">A template, locale or the theme is missing or broken, or makes what may not be sent.</exception>
    public RenderedIssue Render(Edition edition, Issue issue, IssueComposition composition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(issue);
        ArgumentNullException.ThrowIfNull(composition);
        if (edition.BaseUrl is not ['h', 't', 't', 'p', ..] || !Uri.IsWellFormedUriString(edition.BaseUrl, UriKind.Absolute))
            throw new ArgumentException($"Edition {edition.Id}: BaseUrl `{edition.BaseUrl}` is no http address, so that links of the mail would lead nowhere.", nameof(edition));

        var press = new IssuePress(_library, edition, issue, composition);
        var (html, told, linked) = Fit(press);
        return new RenderedIssue(
            press.Subject,
            PageCheck.Links(MailHtml, html),
            Bidi.MarkLines(Tidy(press.PrintMail(MailText, told, linked), blankLines: 1)),
            PageCheck.Links(Page, Tidy(press.PrintPage(Page))),
            IssueDocument.Of(press))
        {
            Chats = ChatPress.Print(_library, press, chats ?? new ChatLimits()),
        };
    }

    /// <summary>The longest mail below the limit: later stories become links first, and then the links a number.</summary>
    private static (string Html, int Told, int Linked) Fit(IssuePress press)
    {
        var count = press.Stories.Count;
        var told = Math.Min(press.Edition.Length, count);
        if (TryPrint(press, told, count - told) is { } whole)
            return (whole, told, count - told);
        if (Longest(1, told - 1, stories => TryPrint(press, stories, count - stories)) is { } shorter)
            return (shorter.Html, shorter.Length, count - shorter.Length);
        if (Longest(0, count - 1, links => TryPrint(press, 1, links)) is { } shortest)
            return (shortest.Html, 1, shortest.Length);
        throw new TemplateException(MailHtml, 0, 0, $"A mail of one story has more than {MailLimit:N0} bytes, so that Gmail would cut it off",
            "Shorten the template: styles, images as data, and comments count");
    }

    private static string? TryPrint(IssuePress press, int told, int linked) =>
        StyleInliner.Inline(MailHtml, Tidy(press.PrintMail(MailHtml, told, linked))) is var html && Encoding.UTF8.GetByteCount(html) <= MailLimit ? html : null;

    private static (string Html, int Length)? Longest(int least, int most, Func<int, string?> print)
    {
        (string, int)? longest = null;
        while (least <= most)
        {
            var middle = least + (most - least) / 2;
            if (print(middle) is { } html)
                (longest, least) = ((html, middle), middle + 1);
            else
                most = middle - 1;
        }

        return longest;
    }

    /// <summary>Without the indentation of templates and the empty lines that their statements leave.</summary>
    internal static string Tidy(string text, int blankLines = 0)
    {
        text = Margins().Replace(text.ReplaceLineEndings("\n"), "");
        return BlankLines().Replace(text, new string('\n', blankLines + 1)).Trim('\n') + "\n";
    }

    [GeneratedRegex(@"^[ \t]+|[ \t]+$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Margins();

    [GeneratedRegex(@"\n{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines();
}
