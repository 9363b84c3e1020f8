using Digest.Core.Delivery;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Delivery;

/// <summary>Freezes the list of readers of an issue and queues its batches.</summary>
public sealed class PlanDelivery(DeliveryPlanner planner)
{
    /// <summary>The queue of issues to plan.</summary>
    public const string Queue = "plan";

    /// <summary>Plans one issue.</summary>
    [Function(nameof(PlanDelivery))]
    public Task RunAsync([QueueTrigger(Queue)] PlanMessage message, CancellationToken cancellationToken) =>
        planner.PlanAsync(message, cancellationToken);
}
