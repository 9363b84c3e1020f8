using Azure.Storage.Queues;
using Digest.Core.Observing;

namespace Digest.Azure;

/// <summary>Peeks at the queues of the pipe and at the one in which the host keeps uploads.</summary>
internal sealed class QueueLook(QueueServiceClient queues, TimeProvider time) : IQueueLook
{
    // The host adds an id to its name, which depends on plan and slot.
    private const string UploadsPrefix = "azure-webjobs-blobtrigger-";
    private const string Uploads = "uploads";

    public async Task<IReadOnlyList<QueueState>> ReadAsync(CancellationToken cancellationToken)
    {
        var states = new List<QueueState>();
        foreach (var name in StorageNames.Queues)
            states.AddRange(await LookAsync(name, name, cancellationToken));
        await foreach (var queue in queues.GetQueuesAsync(prefix: UploadsPrefix, cancellationToken: cancellationToken))
            states.AddRange(await LookAsync(queue.Name, Uploads, cancellationToken));
        return [.. states.GroupBy(state => state.Queue).Select(same => new QueueState(same.Key, same.Max(state => state.Age), same.Sum(state => state.Length)))];
    }

    private async Task<IReadOnlyList<QueueState>> LookAsync(string queue, string shown, CancellationToken cancellationToken)
    {
        if (await QueuePeek.LookAsync(queues.GetQueueClient(queue), cancellationToken) is not { } seen)
            return [];
        var age = seen.Since is { } since && time.GetUtcNow() - since is { Ticks: > 0 } waited ? waited : TimeSpan.Zero;
        return [new QueueState(shown, age, seen.Length)];
    }
}
