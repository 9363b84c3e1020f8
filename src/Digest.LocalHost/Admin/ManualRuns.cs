using System.Collections.Concurrent;
using Azure.Core.Serialization;
using Azure.Storage.Queues.Models;
using Digest.LocalHost.Blobs;
using Digest.LocalHost.Discovery;
using Digest.LocalHost.Invocation;
using Digest.LocalHost.Queues;
using Digest.LocalHost.Settings;
using Digest.LocalHost.Timers;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Admin;

/// <summary>Runs functions by hand, beside their triggers: no lock, no status, no message.</summary>
internal sealed class ManualRuns(
    IReadOnlyList<FunctionDescriptor> functions,
    BlobFunctions blobs,
    NameResolver names,
    FunctionRunner runner,
    Func<FunctionDescriptor, ScheduleStatusStore> statuses,
    ObjectSerializer serializer,
    TimeProvider time)
{
    private readonly ConcurrentDictionary<Task, byte> _running = [];

    /// <summary>The runs that have not ended.</summary>
    public Task Completion => Task.WhenAll(_running.Keys);

    /// <summary>Starts a run and does not wait for it.</summary>
    /// <returns>False where there is no such function.</returns>
    /// <exception cref="InvalidOperationException">The function is not one to run by hand, or the input does not fit it.</exception>
    public bool Start(string name, string input)
    {
        var function = functions.FirstOrDefault(function => string.Equals(function.Name, name, StringComparison.OrdinalIgnoreCase));
        if (function is null)
            return false;
        if (function.Trigger is HttpTriggerAttribute)
            throw new InvalidOperationException("HTTP functions are called by their own route.");
        var blob = input.Split('/', 2);
        if (function.Trigger is BlobTriggerAttribute && (blob.Length < 2 || blob[0].Length == 0 || blob[1].Length == 0))
            throw new InvalidOperationException("The input of a blob function is container/blob.");

        var run = RunAsync(function, input);
        _running[run] = 0;
        _ = run.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
        return true;
    }

    private async Task RunAsync(FunctionDescriptor function, string input)
    {
        await Task.Yield();
        try
        {
            if (await EventAsync(function, input) is { } trigger)
                await runner.RunAsync(function, trigger);
        }
        catch (Exception)
        {
            // The run has logged it, and nobody waits for the answer.
        }
    }

    private async Task<TriggerEvent?> EventAsync(FunctionDescriptor function, string input)
    {
        switch (function.Trigger)
        {
            case QueueTriggerAttribute queue:
                return QueueTrigger.Event(names.Resolve(function.Name, queue.QueueName), MessageOf(input), serializer);
            case BlobTriggerAttribute:
                var path = input.Split('/', 2);
                return await blobs.EventAsync(function, path[0], path[1], "This function was programmatically called via the host APIs.", CancellationToken.None);
            default:
                return TimerTrigger.Event(time.GetUtcNow().UtcDateTime, await statuses(function).ReadAsync(CancellationToken.None), isPastDue: false);
        }
    }

    private QueueMessage MessageOf(string input) => QueuesModelFactory.QueueMessage(
        Guid.NewGuid().ToString(), "", new BinaryData(input), 1, insertedOn: time.GetUtcNow(), expiresOn: time.GetUtcNow().AddDays(7));
}
