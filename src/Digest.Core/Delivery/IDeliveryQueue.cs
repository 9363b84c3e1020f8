using System.Text.Json.Serialization;
using Digest.Core.Issues;
using Digest.Core.Messages;

namespace Digest.Core.Delivery;

/// <summary>Asks for an issue to be planned. Carries ids only.</summary>
/// <param name="IssueId">The issue's id.</param>
/// <param name="Version">The version of its layout; <see cref="MessageVersion"/>.</param>
public sealed record PlanMessage(string IssueId, int Version = MessageVersion.Current)
{
    /// <summary>The trace that goes on with it, as a W3C traceparent; null for none.</summary>
    [JsonPropertyName("traceparent")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; }
}

/// <summary>Asks for a batch to be delivered. Carries ids only.</summary>
/// <param name="IssueId">The issue's id.</param>
/// <param name="Batch">The partition of the issue's ledger.</param>
/// <param name="Version">The version of its layout; <see cref="MessageVersion"/>.</param>
public sealed record BatchMessage(string IssueId, int Batch, int Version = MessageVersion.Current)
{
    /// <summary>The trace that goes on with it, as a W3C traceparent; null for that of the issue.</summary>
    [JsonPropertyName("traceparent")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; }

    /// <summary>When it is to be worked on, for whoever looks how long it waits; null for at once. The queue writes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Due { get; init; }
}

/// <summary>What several ways hand over.</summary>
public static class DeliveryQueueExtensions
{
    /// <summary>Queues every batch of an issue that is not settled, to be seen at once.</summary>
    public static async Task EnqueueAsync(this IDeliveryQueue queue, Issue issue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(issue);
        for (var batch = issue.Settled; batch < issue.Batches; batch++)
            await queue.EnqueueAsync(new BatchMessage(issue.Id, batch), TimeSpan.Zero, cancellationToken);
    }
}

/// <summary>Hands work to whoever is free: at least once, in no order.</summary>
public interface IDeliveryQueue
{
    /// <summary>Queues the planning of an issue, to be seen after <paramref name="delay"/> (at most 7 days).</summary>
    Task EnqueueAsync(PlanMessage message, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Queues a batch, to be seen after <paramref name="delay"/> (at most 7 days).</summary>
    Task EnqueueAsync(BatchMessage message, TimeSpan delay, CancellationToken cancellationToken);
}
