using Digest.Core.Receivers;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Webhooks;

/// <summary>Forgets, once a day, receivers that never answered and old attempts to reach the others.</summary>
public sealed class ForgetReceivers(ReceiverPurge purge)
{
    /// <summary>One run.</summary>
    [Function(nameof(ForgetReceivers))]
    public Task RunAsync([TimerTrigger("0 20 3 * * *")] TimerInfo timer, CancellationToken cancellationToken) => purge.PurgeAsync(cancellationToken);
}
