using System.Diagnostics;
using Digest.Core.Delivery.Pacing;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Messages;
using Digest.Core.Observing;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Core.Delivery;

/// <summary>Delivers one batch: every row of it that is due is tried, and the batch is queued again for those that wait.</summary>
public sealed partial class BatchDeliverer(
    EditionList editions,
    IIssueStore issues,
    ISubscriberStore subscribers,
    ISuppressionStore suppressions,
    IDeliveryStore deliveries,
    IDeliveryQueue queue,
    DeliveryWatch watch,
    IEnumerable<IChannel> channels,
    IEnumerable<IAnswerDesk> desks,
    UnsubscribeLinks links,
    ReaderLinks own,
    RenderedCache files,
    Flight flight,
    MailPace pace,
    StopSwitch stopSwitch,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<BatchDeliverer> logger,
    DigestMetrics? metrics = null,
    IOptions<ObserveOptions>? observe = null)
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);

    // Queues hide a message for seven days at most, and whoever changes a pace wants to see it work.
    private static readonly TimeSpan Latest = TimeSpan.FromHours(1);

    private readonly BatchTools _tools = new(issues, deliveries, watch, [.. desks], links, own, flight, pace, stopSwitch, options.Value, time, logger);

    /// <summary>Tries every row of the batch that is due, then queues the batch again for those that wait.</summary>
    public async Task DeliverAsync(BatchMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        MessageVersion.Check(message.Version, "deliver");
        var issue = await issues.FindAsync(message.IssueId, cancellationToken);
        using var span = Tracing.Continue("deliver batch", message.Trace ?? issue?.Trace);
        span?.SetTag(Tags.Issue, message.IssueId).SetTag(Tags.Batch, message.Batch);
        try
        {
            await DeliverAsync(message, issue, span, cancellationToken);
        }
        catch (Exception failure) when (span.Fails(failure))
        {
            throw;
        }
    }

    private async Task DeliverAsync(BatchMessage message, Issue? issue, Activity? span, CancellationToken cancellationToken)
    {
        if (issue is { State: IssueState.Finished, Lost: > 0 })
            await watch.CountLostAsync(issue.Id, cancellationToken);
        if (issue is not { State: IssueState.Delivering, Paused: null } || message.Batch < issue.Settled || message.Batch >= issue.Batches)
        {
            Log.Dropped(logger, message.IssueId, message.Batch, issue?.Paused is null ? issue?.State.ToString() ?? "unknown" : "paused");
            return;
        }

        var edition = editions[issue.Edition];
        await using var prepared = new PreparedIssues(edition, issue, files, channels);
        var readers = new BatchReaders(subscribers, suppressions, issue.Edition, BatchMap.RangeOf(message.Batch, issue.Batches), time);
        var watched = new CopyReport(metrics, span, observe?.Value.CopyRatio ?? 0, edition.Id, time);
        var run = new BatchRun(_tools, edition, issue, message.Batch, prepared, readers, watched);
        if (await run.RunAsync(cancellationToken) is not { } next)
        {
            await watch.SettleAsync(message.IssueId, cancellationToken);
            return;
        }

        var delay = next - time.GetUtcNow();
        await queue.EnqueueAsync(message, delay < Soonest ? Soonest : delay > Latest ? Latest : delay, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Debug, "Batch {Batch} of issue {Issue} needs nothing (the issue is {State}); the message is dropped")]
        public static partial void Dropped(ILogger logger, string issue, int batch, string state);
    }
}
