using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Digest.LocalHost.Settings;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost.Queues;

/// <summary>Receives messages in batches and works on them side by side.</summary>
internal sealed partial class QueueListener(QueueClient queue, QueueSettings settings, QueueProcessor processor, ILogger logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<Task, byte> _running = [];

    /// <summary>Listens until it is told to stop, then waits for the messages at work.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var pause = ShortestPause;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var messages = await ReceiveAsync(stop);
                foreach (var message in messages)
                    Start(message);
                pause = messages.Length > 0 ? ShortestPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, settings.MaxPollingInterval.Ticks));
                if (messages.Length == 0)
                    await Task.Delay(pause, stop);
                await RoomAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // No more messages are received.
        }

        await Task.WhenAll(_running.Keys);
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken stop)
    {
        try
        {
            // Not cancelled midway: messages received by an answer nobody read would be invisible for ten minutes.
            stop.ThrowIfCancellationRequested();
            return (await queue.ReceiveMessagesAsync(settings.BatchSize, MessageLease.Visibility, CancellationToken.None)).Value;
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return [];
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException)
        {
            Log.CannotReceive(logger, queue.Name, error.Message);
            return [];
        }
    }

    private void Start(QueueMessage message)
    {
        var work = processor.ProcessAsync(message);
        _running[work] = 0;
        _ = work.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task RoomAsync(CancellationToken stop)
    {
        if (_running.Count <= settings.NewBatchThreshold)
            return;
        var stopped = Task.Delay(Timeout.Infinite, stop);
        for (var running = _running.Keys.ToList(); running.Count > settings.NewBatchThreshold; running.RemoveAll(work => work.IsCompleted))
        {
            await Task.WhenAny(running.Append(stopped));
            stop.ThrowIfCancellationRequested();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Queue {Queue} cannot be read, and will be tried again: {Reason}")]
        public static partial void CannotReceive(ILogger logger, string queue, string reason);
    }
}
