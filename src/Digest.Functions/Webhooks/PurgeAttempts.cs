using Digest.Core.Receivers;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Webhooks;

/// <summary>Forgets old attempts to reach webhooks and chats, once a day.</summary>
public sealed class PurgeAttempts(IAttemptLog log, TimeProvider time)
{
    /// <summary>One run.</summary>
    [Function(nameof(PurgeAttempts))]
    public Task RunAsync([TimerTrigger("0 20 3 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        log.PurgeAsync(time.GetUtcNow() - ReceiverHealth.Memory, cancellationToken);
}
