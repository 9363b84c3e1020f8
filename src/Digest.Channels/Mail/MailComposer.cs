using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Templates;
using Digest.Mail;
using Digest.Mail.Messages;
using Digest.Mail.Smtp;

namespace Digest.Channels.Mail;

/// <summary>Makes an issue's mail: the template once, then each reader's envelope and message.</summary>
internal sealed class MailComposer : IDisposable
{
    private readonly MessageTemplate _template;
    private readonly ReaderTemplate _text;
    private readonly ReaderTemplate _html;
    private readonly EmailAddress _sender;
    private readonly EmailAddress _returnPath;
    private readonly TimeProvider _timeProvider;

    private MailComposer(MessageTemplate template, ReaderTemplate text, ReaderTemplate html, EmailAddress sender, EmailAddress returnPath, TimeProvider timeProvider) =>
        (_template, _text, _html, _sender, _returnPath, _timeProvider) = (template, text, html, sender, returnPath, timeProvider);

    public static MailComposer Create(Edition edition, Issue issue, RenderedIssue rendered, MailOptions options, TimeProvider timeProvider)
    {
        var sender = EmailAddress.Parse(edition.SenderAddress);
        var text = ReaderTemplate.Parse(rendered.EmailText, "the text of the mail");
        var html = ReaderTemplate.Parse(rendered.EmailHtml, "the html of the mail");
        var template = new MessageTemplate(
            new Mailbox(edition.From, sender),
            rendered.Subject,
            new MessageContent(text.Literals),
            new MessageContent(html.Literals),
            HeadersOf(edition, issue, sender, options));
        return new MailComposer(template, text, html, sender, string.IsNullOrEmpty(options.ReturnPath) ? sender : EmailAddress.Parse(options.ReturnPath), timeProvider);
    }

    public SmtpEnvelope EnvelopeFor(EmailAddress recipient) => new(_returnPath, recipient);

    public ComposedMessage Compose(Copy copy, EmailAddress recipient)
    {
        var reader = new ReaderFields(copy.Subscriber.Name, copy.UnsubscribeUrl);
        var fields = new MessageFields
        {
            To = new Mailbox(reader.Name, recipient),
            MessageId = $"<{copy.DeliveryId}@{_sender.Domain}>",
            Date = _timeProvider.GetUtcNow(),
            Unsubscribe = copy.UnsubscribeUrl,
        };
        return _template.Compose(fields, _text.Values(reader, ReaderEncoding.Text), _html.Values(reader, ReaderEncoding.Html));
    }

    public void Dispose() => _template.Dispose();

    private static HeaderList HeadersOf(Edition edition, Issue issue, EmailAddress sender, MailOptions options)
    {
        var headers = new HeaderList()
            .ListId(edition.Title, $"{edition.Id}.{sender.Domain}")
            .Structured("List-Owner", $"<mailto:{Uri.EscapeDataString(sender.LocalPart)}@{sender.Domain}>")
            .Structured("List-Post", "NO")
            // RFC 3834, and the two that servers without it heed; DR and NDR are left out, they would suppress bounces.
            .Structured("Auto-Submitted", "auto-generated")
            .Structured("Precedence", "bulk")
            .Structured("X-Auto-Response-Suppress", "OOF, AutoReply")
            .Structured("Feedback-ID", $"{issue.Id}:{edition.Id}:digest:{FeedbackSenderId(options, sender)}");
        if (!string.IsNullOrEmpty(options.ReplyTo))
            headers.Mailbox("Reply-To", new Mailbox(EmailAddress.Parse(options.ReplyTo)));
        if (!string.IsNullOrEmpty(options.HelpUrl))
            headers.Structured("List-Help", $"<{new Uri(options.HelpUrl).AbsoluteUri}>");
        return headers;
    }

    private static string FeedbackSenderId(MailOptions options, EmailAddress sender)
    {
        if (!string.IsNullOrEmpty(options.FeedbackSenderId))
            return options.FeedbackSenderId;
        var letters = string.Concat(sender.Domain.Where(char.IsAsciiLetterOrDigit)).PadRight(5, '0');
        return letters[..Math.Min(letters.Length, 15)];
    }
}
