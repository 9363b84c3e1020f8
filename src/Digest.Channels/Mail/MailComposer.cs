using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Templates;
using Digest.Mail;
using Digest.Mail.Dkim;
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
    private readonly ReturnPath _returnPath;
    private readonly string? _unsubscribe;
    private readonly TimeProvider _timeProvider;

    private MailComposer(MessageTemplate template, ReaderTemplate text, ReaderTemplate html, EmailAddress sender, ReturnPath returnPath, string? unsubscribe, TimeProvider timeProvider) =>
        (_template, _text, _html, _sender, _returnPath, _unsubscribe, _timeProvider) = (template, text, html, sender, returnPath, unsubscribe, timeProvider);

    public static MailComposer Create(Edition edition, Issue issue, RenderedIssue rendered, MailOptions options, TimeProvider timeProvider, DkimSigner? signer = null, BounceTokens? bounces = null)
    {
        var sender = EmailAddress.Parse(edition.SenderAddress);
        var text = ReaderTemplate.Parse(rendered.EmailText, "the text of the mail");
        var html = ReaderTemplate.Parse(rendered.EmailHtml, "the html of the mail");
        var template = new MessageTemplate(
            new Mailbox(edition.From, sender),
            rendered.Subject,
            new MessageContent(text.Literals),
            new MessageContent(html.Literals),
            ListHeaders.Of(edition, issue, sender, options),
            signer);
        // The sender's own mailbox need not know what a + means; one that is made for bounces does.
        var returnPath = string.IsNullOrEmpty(options.ReturnPath)
            ? new ReturnPath(sender, null, edition.Id, issue.Week)
            : new ReturnPath(EmailAddress.Parse(options.ReturnPath), options.Verp ? bounces : null, edition.Id, issue.Week);
        var unsubscribe = string.IsNullOrEmpty(options.UnsubscribeAddress) ? null : ListHeaders.Mailto(EmailAddress.Parse(options.UnsubscribeAddress));
        return new MailComposer(template, text, html, sender, returnPath, unsubscribe, timeProvider);
    }

    public SmtpEnvelope EnvelopeFor(Copy copy, EmailAddress recipient) => new(_returnPath.For(copy.Subscriber), recipient);

    public ComposedMessage Compose(Copy copy, EmailAddress recipient)
    {
        var reader = new ReaderFields(copy.Subscriber.Name, copy.UnsubscribeUrl, copy.PreferencesUrl);
        var fields = new MessageFields
        {
            To = new Mailbox(reader.Name, recipient),
            MessageId = $"<{copy.DeliveryId}@{_sender.Domain}>",
            Date = _timeProvider.GetUtcNow(),
            Unsubscribe = copy.UnsubscribeUrl,
            UnsubscribeByMail = _unsubscribe is null ? null : $"{_unsubscribe}?subject={TokenOf(copy.UnsubscribeUrl)}",
        };
        return _template.Compose(fields, _text.Values(reader, ReaderEncoding.Text), _html.Values(reader, ReaderEncoding.Html));
    }

    public void Dispose() => _template.Dispose();

    // The last part of the link's path names the reader and cannot be forged, whichever way it comes back.
    private static ReadOnlySpan<char> TokenOf(Uri unsubscribe)
    {
        var address = unsubscribe.OriginalString.AsSpan();
        if (address.IndexOfAny('?', '#') is var end and >= 0)
            address = address[..end];
        return address[(address.LastIndexOf('/') + 1)..];
    }
}
