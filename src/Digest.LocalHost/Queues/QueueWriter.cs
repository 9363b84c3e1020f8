using Azure;
using Azure.Storage.Queues;

namespace Digest.LocalHost.Queues;

internal static class QueueWriter
{
    /// <summary>Sends a message that stays for seven days, the service's default; creates the queue where it is missing.</summary>
    public static async Task SendOrCreateAsync(this QueueClient queue, BinaryData body, CancellationToken cancellationToken)
    {
        try
        {
            await queue.SendMessageAsync(body, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await queue.SendMessageAsync(body, cancellationToken: cancellationToken);
        }
    }
}
