using System.Text.Json;
using Digest.Core.Subscribers.Signups;

namespace Digest.Azure;

/// <summary>Messages on queue <c>confirm</c>. One that waited for days confirms nothing any more, so that they expire as usual.</summary>
internal sealed class QueueSignupQueue(StorageSetup storage, TimeProvider time) : ISignupQueue
{
    public async Task EnqueueAsync(SignupMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        var queue = await storage.QueueAsync(StorageNames.ConfirmQueue, cancellationToken);
        message = message with { Due = delay > TimeSpan.Zero ? time.GetUtcNow() + delay : null };
        await queue.SendMessageAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(message, Stored.Json.SignupMessage)), delay, cancellationToken: cancellationToken);
    }
}
