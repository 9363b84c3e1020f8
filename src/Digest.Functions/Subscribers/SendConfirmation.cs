using Digest.Core.Subscribers.Signups;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Subscribers;

/// <summary>Sends the mail that asks to confirm a subscription.</summary>
public sealed class SendConfirmation(ConfirmationMail mail)
{
    /// <summary>The queue of such mails.</summary>
    public const string Queue = "confirm";

    /// <summary>Sends one.</summary>
    [Function(nameof(SendConfirmation))]
    public Task RunAsync([QueueTrigger(Queue)] SignupMessage message, CancellationToken cancellationToken) =>
        mail.SendAsync(message, cancellationToken);
}
