using Digest.Core.Receivers;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Webhooks;

/// <summary>Sends the mail that tells whoever looks after a receiver what became of it.</summary>
public sealed class SendReceiverNotice(ReceiverMail mail)
{
    /// <summary>The queue of such mails.</summary>
    public const string Queue = "notices";

    /// <summary>Sends one.</summary>
    [Function(nameof(SendReceiverNotice))]
    public Task RunAsync([QueueTrigger(Queue)] ReceiverNoticeMessage message, CancellationToken cancellationToken) =>
        mail.SendAsync(message, cancellationToken);
}
