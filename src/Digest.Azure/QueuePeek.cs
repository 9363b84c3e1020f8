using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Digest.Azure;

/// <summary>How a queue looks to whoever takes nothing from it.</summary>
/// <param name="Length">About how many messages it has, those that are hidden for now among them.</param>
/// <param name="Since">Since when the oldest of those that could be worked on waits to be; null where there is none.</param>
internal sealed record QueuePeek(long Length, DateTimeOffset? Since)
{
    // As many as the service shows at once; they come about in the order of their age.
    private const int MostPeeked = 32;

    /// <summary>Looks; null where there is no such queue.</summary>
    public static async Task<QueuePeek?> LookAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        try
        {
            var length = (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCountLong;
            return new QueuePeek(length, await SinceAsync(queue, cancellationToken));
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private static async Task<DateTimeOffset?> SinceAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        try
        {
            return (await queue.PeekMessagesAsync(MostPeeked, cancellationToken)).Value.Min(DueAt);
        }
        catch (FormatException)
        {
            // A message that is not ours, which the host puts away.
            return null;
        }
    }

    // Storage tells when a message was put in, and to those who only look not until when it was hidden: batches say it themselves.
    private static DateTimeOffset? DueAt(PeekedMessage message)
    {
        try
        {
            var due = JsonSerializer.Deserialize(message.Body, Stored.Json.BatchMessage)?.Due;
            return due > message.InsertedOn ? due : message.InsertedOn;
        }
        catch (JsonException)
        {
            return message.InsertedOn;
        }
    }
}
