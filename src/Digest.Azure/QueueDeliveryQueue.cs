using System.Text.Json;
using Digest.Core.Delivery;

namespace Digest.Azure;

/// <summary>Messages on queues <c>plan</c> and <c>deliver</c>: JSON of ids, in the base64 that queue triggers expect.</summary>
internal sealed class QueueDeliveryQueue(StorageSetup storage, TimeProvider time) : IDeliveryQueue
{
    // By default a message is dropped unseen after seven days.
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);

    public Task EnqueueAsync(PlanMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        SendAsync(StorageNames.PlanQueue, JsonSerializer.SerializeToUtf8Bytes(message, Stored.Json.PlanMessage), Bounded(delay), cancellationToken);

    public Task EnqueueAsync(BatchMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        delay = Bounded(delay);
        message = message with { Due = delay > TimeSpan.Zero ? time.GetUtcNow() + delay : null };
        return SendAsync(StorageNames.DeliverQueue, JsonSerializer.SerializeToUtf8Bytes(message, Stored.Json.BatchMessage), delay, cancellationToken);
    }

    // What is seen too early finds nothing due and is queued again; what is refused would be lost.
    private static TimeSpan Bounded(TimeSpan delay) => delay < TimeSpan.Zero ? TimeSpan.Zero : delay > LongestDelay ? LongestDelay : delay;

    private async Task SendAsync(string queue, byte[] json, TimeSpan delay, CancellationToken cancellationToken)
    {
        var client = await storage.QueueAsync(queue, cancellationToken);
        await client.SendMessageAsync(new BinaryData(json), delay, Forever, cancellationToken);
    }
}
