using Digest.Core.Delivery;
using Digest.Core.Feedback;
using Digest.Mail;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Logging;

namespace Digest.Channels.Mail;

/// <summary>An issue's mail, ready for each reader.</summary>
internal sealed partial class PreparedMail(MailComposer composer, SmtpTransport transport, ILogger logger) : IPreparedIssue
{
    private int _hasWarned;

    public async Task<DeliveryOutcome> SendAsync(Copy copy, CancellationToken cancellationToken)
    {
        // RFC 3463: 5.1.3 is a bad address, 5.6.0 a message that cannot be sent.
        if (!EmailAddress.TryParse(copy.Subscriber.Address, out var recipient))
            return new DeliveryOutcome(OutcomeKind.Refused, "5.1.3", "The reader's address is not an e-mail address.", Fault: DeliveryFault.Recipient);
        try
        {
            using var message = composer.Compose(copy, recipient);
            return Translate(await transport.SendAsync(composer.EnvelopeFor(copy, recipient), message.Bytes, cancellationToken));
        }
        catch (FormatException exception)
        {
            return new DeliveryOutcome(OutcomeKind.Refused, "5.6.0", exception.Message, Fault: DeliveryFault.Sender);
        }
    }

    // The connections outlive the issue.
    public ValueTask DisposeAsync()
    {
        composer.Dispose();
        return ValueTask.CompletedTask;
    }

    private DeliveryOutcome Translate(SmtpOutcome outcome)
    {
        // Servers quote the reader; rows and log outlive what is kept of one.
        var text = Words.WithoutAddresses(outcome.Text);
        if (outcome.Fault == SmtpFault.Sender && Interlocked.Exchange(ref _hasWarned, 1) == 0)
            Log.SenderAtFault(logger, outcome.Stage, outcome.Reason, text);
        var kind = outcome.Kind switch
        {
            SmtpOutcomeKind.Accepted => OutcomeKind.Sent,
            // The sender was refused before the reader was named: that is for the operator to mend, and no reader is lost by it.
            SmtpOutcomeKind.Refused when outcome.Stage == SmtpStage.Sender => OutcomeKind.Deferred,
            SmtpOutcomeKind.Refused => OutcomeKind.Refused,
            SmtpOutcomeKind.Deferred => OutcomeKind.Deferred,
            _ => OutcomeKind.Uncertain,
        };
        var isForAll = outcome.Stage is >= SmtpStage.Connect and < SmtpStage.Recipient;
        return new DeliveryOutcome(kind, outcome.Reason, text, outcome.RetryAfter, FaultOf(outcome.Fault)) { IsTooMuch = !isForAll && IsTooMuch(outcome), IsForAll = isForAll };
    }

    // 421 closes the connection whatever enhanced code it gives; 4.7.x is a rule of the receiver's, and a wait its wish.
    private static bool IsTooMuch(SmtpOutcome outcome) =>
        outcome.Code == 421 || outcome.EnhancedCode?.StartsWith("4.7.", StringComparison.Ordinal) == true || outcome.RetryAfter is not null;

    private static DeliveryFault FaultOf(SmtpFault fault) => fault switch
    {
        SmtpFault.Recipient => DeliveryFault.Recipient,
        SmtpFault.Sender => DeliveryFault.Sender,
        SmtpFault.Temporary => DeliveryFault.Temporary,
        _ => DeliveryFault.None,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The mail server does not accept this sender, these settings or this issue ({Stage}, {Reason}): {Text}")]
        public static partial void SenderAtFault(ILogger logger, SmtpStage stage, string reason, string text);
    }
}
