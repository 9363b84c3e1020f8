using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Digest.LocalHost.Settings;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost.Queues;

/// <summary>Sees one message through: run, then delete, leave for another try, or move to the poison queue.</summary>
/// <param name="queue">Where the message lies.</param>
/// <param name="poison">Where it goes after the last try; null for none: then it comes again when its ten minutes are over.</param>
/// <param name="settings">How often and when it is tried.</param>
/// <param name="run">Does the work. It fails by throwing; <see cref="UndecodableMessageException"/> means that no try will help.</param>
/// <param name="time">The clock of its visibility.</param>
/// <param name="logger">Where moves are told.</param>
internal sealed partial class QueueProcessor(QueueClient queue, Func<QueueMessage, QueueClient>? poison, QueueSettings settings, Func<QueueMessage, Task> run, TimeProvider time, ILogger logger)
{
    public async Task ProcessAsync(QueueMessage message)
    {
        await Task.Yield();
        try
        {
            await ProcessOrThrowAsync(message);
        }
        catch (RequestFailedException error)
        {
            Log.CannotComplete(logger, message.MessageId, queue.Name, error.Message);
        }
    }

    private async Task ProcessOrThrowAsync(QueueMessage message)
    {
        if (poison is not null && message.DequeueCount > settings.MaxDequeueCount)
        {
            await MoveToPoisonAsync(message, message.PopReceipt);
            return;
        }

        var lease = new MessageLease(queue, message, time);
        var outcome = await RunAsync(message);
        await lease.DisposeAsync();

        if (outcome == Outcome.Success)
            await queue.DeleteMessageAsync(message.MessageId, lease.Receipt);
        else if (poison is not null && (outcome == Outcome.Undecodable || message.DequeueCount >= settings.MaxDequeueCount))
            await MoveToPoisonAsync(message, lease.Receipt);
        else if (poison is not null)
            await queue.UpdateMessageAsync(message.MessageId, lease.Receipt, visibilityTimeout: settings.VisibilityTimeout);
    }

    private async Task<Outcome> RunAsync(QueueMessage message)
    {
        try
        {
            await run(message);
            return Outcome.Success;
        }
        catch (UndecodableMessageException)
        {
            Log.CannotDecode(logger, message.MessageId, queue.Name);
            return Outcome.Undecodable;
        }
        catch (Exception)
        {
            // The run has logged it.
            return Outcome.Failure;
        }
    }

    private async Task MoveToPoisonAsync(QueueMessage message, string receipt)
    {
        var target = poison!(message);
        Log.Poison(logger, message.MessageId, message.DequeueCount, target.Name);
        await target.SendOrCreateAsync(message.Body, CancellationToken.None);
        await queue.DeleteMessageAsync(message.MessageId, receipt);
    }

    private enum Outcome
    {
        Success,
        Failure,
        Undecodable
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message decoding has failed! Message {MessageId} of queue {Queue} is not in the encoding that host.json names")]
        public static partial void CannotDecode(ILogger logger, string messageId, string queue);

        [LoggerMessage(2, LogLevel.Warning, "Message {MessageId}, tried {Tries} times, moves to queue '{Poison}'")]
        public static partial void Poison(ILogger logger, string messageId, long tries, string poison);

        [LoggerMessage(3, LogLevel.Warning, "Message {MessageId} of queue {Queue} could not be completed and may come again: {Reason}")]
        public static partial void CannotComplete(ILogger logger, string messageId, string queue, string reason);
    }
}
