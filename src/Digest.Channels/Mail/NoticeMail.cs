using Digest.Core.Delivery;
using Digest.Core.Delivery.Pacing;
using Digest.Core.Editions;
using Digest.Core.Feedback;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Notices;
using Digest.Mail;
using Digest.Mail.Dkim;
using Digest.Mail.Messages;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Options;

namespace Digest.Channels.Mail;

/// <summary>Sends single mails over connections of their own: the headers of a list are not theirs. They are counted as the copies of issues are, and go before them.</summary>
public sealed class NoticeMail(IOptions<MailOptions> options, TimeProvider timeProvider, IOptions<DkimSettings>? dkim = null, MailPace? pace = null) : INoticeMail, IAsyncDisposable, IDisposable
{
    private readonly Lazy<SmtpTransport> _transport = new(() => new SmtpTransport(options.Value, timeProvider));
    private readonly Lazy<DkimSigner?> _signer = new(() => dkim is { Value: { Signs: true } settings } ? new DkimSigner(settings) : null);

    /// <inheritdoc/>
    /// <exception cref="OptionsValidationException">The settings are wrong; the message names each.</exception>
    public async Task<DeliveryOutcome> SendAsync(Edition edition, NoticeRecipient recipient, RenderedNotice notice, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(recipient.Address, out var address))
            return new DeliveryOutcome(OutcomeKind.Refused, "5.1.3", "The address is not an e-mail address.");
        try
        {
            var sender = EmailAddress.Parse(edition.SenderAddress);
            using var template = new MessageTemplate(new Mailbox(edition.From, sender), notice.Subject, new MessageContent([notice.Text]), new MessageContent([notice.Html]), Headers(options.Value), _signer.Value);
            var fields = new MessageFields
            {
                To = new Mailbox(recipient.Name, address),
                MessageId = $"<{recipient.Id}@{sender.Domain}>",
                Date = timeProvider.GetUtcNow(),
            };
            using var message = template.Compose(fields, [], []);
            var pass = pace is null ? null : await pace.PassAsync(MailboxAddress.DomainOf(recipient.Address), cancellationToken);
            if (pass is { MayGo: false })
                return new DeliveryOutcome(OutcomeKind.Deferred, DeliveryRules.Paced, "The mail server asked to wait, or nobody gets through.", pass.Again - timeProvider.GetUtcNow());
            var returnPath = string.IsNullOrEmpty(options.Value.ReturnPath) ? sender : EmailAddress.Parse(options.Value.ReturnPath);
            var outcome = Translate(await _transport.Value.SendAsync(new SmtpEnvelope(returnPath, address), message.Bytes, cancellationToken));
            // Put off where all places were taken: one is kept free from then on.
            return outcome is { Kind: OutcomeKind.Deferred, RetryAfter: null } ? outcome with { RetryAfter = pass?.Again - timeProvider.GetUtcNow() } : outcome;
        }
        catch (FormatException exception)
        {
            return new DeliveryOutcome(OutcomeKind.Refused, "5.6.0", exception.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_transport.IsValueCreated)
            await _transport.Value.DisposeAsync();
        if (_signer.IsValueCreated)
            _signer.Value?.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static HeaderList Headers(MailOptions options)
    {
        var headers = new HeaderList().Structured("Auto-Submitted", "auto-generated").Structured("X-Auto-Response-Suppress", "OOF, AutoReply");
        if (!string.IsNullOrEmpty(options.ReplyTo))
            headers.Mailbox("Reply-To", new Mailbox(EmailAddress.Parse(options.ReplyTo)));
        return headers;
    }

    private static DeliveryOutcome Translate(SmtpOutcome outcome) => new(
        outcome.Kind switch
        {
            SmtpOutcomeKind.Accepted => OutcomeKind.Sent,
            SmtpOutcomeKind.Refused when outcome.Stage != SmtpStage.Sender => OutcomeKind.Refused,
            SmtpOutcomeKind.Refused or SmtpOutcomeKind.Deferred => OutcomeKind.Deferred,
            _ => OutcomeKind.Uncertain,
        },
        outcome.Reason,
        Words.WithoutAddresses(outcome.Text),
        outcome.RetryAfter);
}
