using Digest.Core.Archive;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Mail;
using Digest.Mail.Messages;

namespace Digest.Channels.Mail;

/// <summary>What a mail says of the list that it comes from, the same in all copies of an issue.</summary>
internal static class ListHeaders
{
    public static HeaderList Of(Edition edition, Issue issue, EmailAddress sender, MailOptions options)
    {
        var replyTo = string.IsNullOrEmpty(options.ReplyTo) ? null : EmailAddress.Parse(options.ReplyTo);
        var headers = new HeaderList()
            .ListId(edition.Title, $"{edition.Id}.{sender.Domain}")
            .Structured("List-Help", string.IsNullOrEmpty(options.HelpUrl) ? $"<{Mailto(replyTo ?? sender)}?subject=help>" : $"<{Ascii(new Uri(options.HelpUrl))}>")
            .Structured("List-Owner", $"<{Mailto(sender)}>")
            .Structured("List-Archive", $"<{Ascii(new Uri(ArchiveAddress.OfEdition(edition)))}>")
            .Structured("List-Post", "NO")
            // RFC 3834, and the two that servers without it heed; DR and NDR are left out, they would suppress bounces.
            .Structured("Auto-Submitted", "auto-generated")
            .Structured("Precedence", "bulk")
            .Structured("X-Auto-Response-Suppress", "OOF, AutoReply")
            .Structured("Feedback-ID", $"{issue.Id}:{edition.Id}:digest:{FeedbackSenderId(options, sender)}");
        if (replyTo is not null)
            headers.Mailbox("Reply-To", new Mailbox(replyTo));
        return headers;
    }

    /// <summary>An address as a mailto address in ASCII (RFC 6068).</summary>
    public static string Mailto(EmailAddress address) => $"mailto:{Uri.EscapeDataString(address.LocalPart)}@{address.Domain}";

    private static string Ascii(Uri uri) =>
        System.Text.Ascii.IsValid(uri.AbsoluteUri) ? uri.AbsoluteUri : new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri;

    private static string FeedbackSenderId(MailOptions options, EmailAddress sender)
    {
        if (!string.IsNullOrEmpty(options.FeedbackSenderId))
            return options.FeedbackSenderId;
        var letters = string.Concat(sender.Domain.Where(char.IsAsciiLetterOrDigit)).PadRight(5, '0');
        return letters[..Math.Min(letters.Length, 15)];
    }
}
