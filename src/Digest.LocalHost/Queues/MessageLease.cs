using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Digest.LocalHost.Queues;

/// <summary>Keeps a message invisible to others while its function runs, and knows the receipt that is valid now.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    /// <summary>How long a received message stays invisible unless it is renewed.</summary>
    public static readonly TimeSpan Visibility = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewal;

    public MessageLease(QueueClient queue, QueueMessage message, TimeProvider time)
    {
        Receipt = message.PopReceipt;
        _renewal = RenewAsync(queue, message.MessageId, time);
    }

    public string Receipt { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _renewal;
        _done.Dispose();
    }

    private async Task RenewAsync(QueueClient queue, string id, TimeProvider time)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Visibility / 2, time, _done.Token);
                // Not cancelled midway: the receipt of a renewal that the service made would be lost.
                var renewed = await queue.UpdateMessageAsync(id, Receipt, visibilityTimeout: Visibility, cancellationToken: CancellationToken.None);
                Receipt = renewed.Value.PopReceipt;
            }
        }
        catch (OperationCanceledException)
        {
            // The function has ended.
        }
        catch (RequestFailedException)
        {
            // The message is gone or somebody else's; whoever completes it will notice.
        }
    }
}
