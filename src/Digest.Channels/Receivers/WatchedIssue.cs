using Digest.Core.Delivery;
using Digest.Core.Receivers;

namespace Digest.Channels.Receivers;

/// <summary>Records every attempt of an issue in the receiver's log.</summary>
internal sealed class WatchedIssue(IPreparedIssue issue, string issueId, ReceiverHealth health, TimeProvider time) : IPreparedIssue
{
    /// <summary>The issue, watched where a deployment keeps a log.</summary>
    public static IPreparedIssue Of(IPreparedIssue issue, string issueId, ReceiverHealth? health, TimeProvider time) =>
        health is null ? issue : new WatchedIssue(issue, issueId, health, time);

    public async Task<DeliveryOutcome> SendAsync(Copy copy, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var outcome = await issue.SendAsync(copy, cancellationToken);
        await health.RecordAsync(copy.Subscriber, new Attempt
        {
            Edition = copy.Subscriber.Edition,
            SubscriberId = copy.Subscriber.Id,
            At = time.GetUtcNow(),
            Subject = issueId,
            MessageId = copy.DeliveryId,
            Kind = outcome.Kind,
            Code = outcome.Code,
            Took = time.GetElapsedTime(began),
        });
        return outcome;
    }

    public ValueTask DisposeAsync() => issue.DisposeAsync();
}
