using Digest.Core.Subscribers.Signups;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Subscribers;

/// <summary>Forgets, once an hour, the wishes to subscribe that nobody confirmed.</summary>
public sealed class ForgetSignups(SignupPurge purge)
{
    /// <summary>One tick.</summary>
    [Function(nameof(ForgetSignups))]
    public Task RunAsync([TimerTrigger("0 17 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => purge.PurgeAsync(cancellationToken);
}
