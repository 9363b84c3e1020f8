using Digest.Core.Delivery;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Delivery;

/// <summary>Sends the copies of one batch.</summary>
public sealed class DeliverBatch(BatchDeliverer deliverer)
{
    /// <summary>The queue of batches.</summary>
    public const string Queue = "deliver";

    /// <summary>Delivers one batch.</summary>
    [Function(nameof(DeliverBatch))]
    public Task RunAsync([QueueTrigger(Queue)] BatchMessage message, CancellationToken cancellationToken) =>
        deliverer.DeliverAsync(message, cancellationToken);
}
