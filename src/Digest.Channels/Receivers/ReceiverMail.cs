using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Mail;
using Digest.Mail.Messages;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Channels.Receivers;

/// <summary>Tells owners of receivers by e-mail. A notice that cannot be sent is logged and not tried again.</summary>
internal sealed partial class ReceiverMail(IOptions<MailOptions> options, TimeProvider time, ILogger<ReceiverMail> logger) : IReceiverNotice, IAsyncDisposable, IDisposable
{
    private readonly Lazy<SmtpTransport> _transport = new(() => new SmtpTransport(options.Value, time));

    public async Task DisabledAsync(Edition edition, Subscriber subscriber, string address, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        try
        {
            if (await SendAsync(edition, subscriber, EmailAddress.Parse(address), since, cancellationToken) is { Kind: not SmtpOutcomeKind.Accepted } outcome)
                Log.NotSent(logger, subscriber.Id, edition.Id, $"{outcome.Reason} {outcome.Text}", null);
        }
        catch (Exception failure) when (failure is FormatException or OptionsValidationException)
        {
            Log.NotSent(logger, subscriber.Id, edition.Id, failure.Message, failure);
        }
    }

    public ValueTask DisposeAsync() => _transport.IsValueCreated ? _transport.Value.DisposeAsync() : ValueTask.CompletedTask;

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task<SmtpOutcome> SendAsync(Edition edition, Subscriber subscriber, EmailAddress recipient, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var sender = EmailAddress.Parse(edition.SenderAddress);
        var headers = new HeaderList().Structured("Auto-Submitted", "auto-generated").Structured("X-Auto-Response-Suppress", "OOF, AutoReply");
        if (!string.IsNullOrEmpty(options.Value.ReplyTo))
            headers.Mailbox("Reply-To", new Mailbox(EmailAddress.Parse(options.Value.ReplyTo)));
        using var template = new MessageTemplate(
            new Mailbox(edition.From, sender),
            ReceiverNoticeText.Subject(edition, subscriber),
            new MessageContent([ReceiverNoticeText.Text(edition, subscriber, since)]),
            new MessageContent([ReceiverNoticeText.Html(edition, subscriber, since)]),
            headers);
        var fields = new MessageFields
        {
            To = new Mailbox("", recipient),
            MessageId = $"<{DeliveryId.For($"disabled {subscriber.Changed:O}", subscriber.Id)}@{sender.Domain}>",
            Date = time.GetUtcNow(),
        };
        using var message = template.Compose(fields, [], []);
        var returnPath = string.IsNullOrEmpty(options.Value.ReturnPath) ? sender : EmailAddress.Parse(options.Value.ReturnPath);
        return await _transport.Value.SendAsync(new SmtpEnvelope(returnPath, recipient), message.Bytes, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The owner of subscriber {Subscriber} of edition {Edition} could not be told that it is switched off: {Reason}")]
        public static partial void NotSent(ILogger logger, string subscriber, string edition, string reason, Exception? cause);
    }
}
