using Azure;
using Azure.Storage.Queues;
using Digest.Core.Observing;

namespace Digest.Azure;

/// <summary>Peeks at the queues of the pipe and at the one in which the host keeps uploads.</summary>
internal sealed class QueueLook(QueueServiceClient queues, TimeProvider time) : IQueueLook
{
    // The host adds an id to its name, which depends on plan and slot.
    private const string UploadsPrefix = "azure-webjobs-blobtrigger-";
    private const string Uploads = "uploads";

    // As many as the service shows at once; they come about in the order of their age.
    private const int MostPeeked = 32;

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
        var client = queues.GetQueueClient(queue);
        try
        {
            var properties = await client.GetPropertiesAsync(cancellationToken);
            return [new QueueState(shown, await AgeAsync(client, cancellationToken), properties.Value.ApproximateMessagesCountLong)];
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return [];
        }
    }

    private async Task<TimeSpan> AgeAsync(QueueClient client, CancellationToken cancellationToken)
    {
        try
        {
            var seen = (await client.PeekMessagesAsync(MostPeeked, cancellationToken)).Value;
            var age = time.GetUtcNow() - seen.Min(message => message.InsertedOn);
            return age is { Ticks: > 0 } waited ? waited : TimeSpan.Zero;
        }
        catch (FormatException)
        {
            // A message that is not ours, which the host puts away.
            return TimeSpan.Zero;
        }
    }
}
