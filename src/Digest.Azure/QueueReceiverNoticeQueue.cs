using System.Text.Json;
using Digest.Core.Receivers;

namespace Digest.Azure;

/// <summary>Messages on queue <c>notices</c>. They are tried for three days, so that they expire as usual.</summary>
internal sealed class QueueReceiverNoticeQueue(StorageSetup storage, TimeProvider time) : IReceiverNoticeQueue
{
    public async Task EnqueueAsync(ReceiverNoticeMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        var queue = await storage.QueueAsync(StorageNames.NoticesQueue, cancellationToken);
        message = message with { Due = delay > TimeSpan.Zero ? time.GetUtcNow() + delay : null };
        await queue.SendMessageAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(message, Stored.Json.ReceiverNoticeMessage)), delay, cancellationToken: cancellationToken);
    }
}
