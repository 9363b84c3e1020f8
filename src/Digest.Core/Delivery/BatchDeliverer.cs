using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Delivery;

/// <summary>
/// Delivers one batch: claims each row by a conditional write just before its copy is sent and records the outcome just
/// after, so that a crash leaves as many uncertain rows as there were copies in flight, and no copy goes out twice.
/// </summary>
public sealed partial class BatchDeliverer(
    EditionList editions,
    IIssueStore issues,
    ISubscriberStore subscribers,
    IDeliveryStore deliveries,
    IDeliveryQueue queue,
    DeliveryWatch watch,
    IEnumerable<IChannel> channels,
    UnsubscribeLinks links,
    TimeProvider time,
    ILogger<BatchDeliverer> logger)
{
    /// <summary>How long a claim holds. Longer than any attempt takes: what outlives it was interrupted.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(30);

    /// <summary>How many copies of a batch are in flight at once.</summary>
    public const int InFlight = 8;

    /// <summary>Tries every row of the batch that is due, then queues the batch again for those that wait.</summary>
    public async Task DeliverAsync(BatchMessage message, CancellationToken cancellationToken)
    {
        var issue = await issues.FindAsync(message.IssueId, cancellationToken);
        if (issue is not { State: IssueState.Delivering } || message.Batch < issue.Settled || message.Batch >= issue.Batches)
        {
            Log.Dropped(logger, message.IssueId, message.Batch, issue?.State.ToString() ?? "unknown");
            return;
        }
        var due = new List<DeliveryRow>();
        await foreach (var row in deliveries.ReadAsync(issue.Id, message.Batch, cancellationToken))
        {
            if (row.Status == DeliveryStatus.Planned || (row.Status is DeliveryStatus.Retry or DeliveryStatus.Sending && row.Until <= time.GetUtcNow()))
                due.Add(row);
        }
        if (due.Count > 0)
            await SendAsync(issue, due, cancellationToken);
        await FollowUpAsync(message, cancellationToken);
    }

    private async Task SendAsync(Issue issue, List<DeliveryRow> due, CancellationToken cancellationToken)
    {
        var edition = editions[issue.Edition];
        await using var prepared = new PreparedIssues(edition, issue, issues, channels, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, options, async (row, token) => await (issue.Recalled is null || row.Status == DeliveryStatus.Sending
            ? TryAsync(edition, row, prepared, token)
            : RecordAsync(row with { Status = DeliveryStatus.Suppressed, Code = "recalled", Detail = "The issue was recalled before this copy was sent." })));
    }

    private async Task TryAsync(Edition edition, DeliveryRow row, PreparedIssues prepared, CancellationToken cancellationToken)
    {
        if (row.Status == DeliveryStatus.Sending)
        {
            await RecordAsync(row with { Status = DeliveryStatus.Uncertain, Code = "interrupted", Detail = "The worker that was sending this copy ended before it could record the answer." });
            return;
        }
        var subscriber = await subscribers.FindAsync(edition.Id, row.SubscriberId, cancellationToken);
        if (subscriber is not { Status: SubscriberStatus.Active })
        {
            await RecordAsync(row with { Status = DeliveryStatus.Suppressed, Code = subscriber?.Status.ToString().ToLowerInvariant() ?? "deleted", Detail = null });
            return;
        }
        if (await prepared.FindAsync(subscriber.Channel, row.Choice) is not { } issue)
        {
            await RecordAsync(row with { Status = DeliveryStatus.Failed, Code = "no channel", Detail = $"This deployment has no channel for {subscriber.Channel}." });
            return;
        }
        var now = time.GetUtcNow();
        var claimed = await deliveries.TryUpdateAsync(row with
        {
            Status = DeliveryStatus.Sending,
            Attempts = row.Attempts + 1,
            FirstTried = row.FirstTried ?? now,
            Until = now + ClaimTime,
            Changed = now,
        }, cancellationToken);
        if (claimed is null)
            return;
        var copy = new Copy(subscriber, DeliveryId.For(row.IssueId, row.SubscriberId), links.For(edition, subscriber), claimed.Attempts);
        try
        {
            var outcome = await issue.SendAsync(copy, cancellationToken);
            Log.Outcome(logger, row.IssueId, row.SubscriberId, claimed.Attempts, outcome.Kind, outcome.Code);
            await RecordAsync(After(claimed, subscriber.Channel, copy.DeliveryId, outcome));
        }
        catch (OperationCanceledException)
        {
            // Nothing was sent: the claim is given back for whoever runs next.
            await RecordAsync(claimed with { Status = row.Status, Attempts = row.Attempts, FirstTried = row.FirstTried, Until = row.Until });
            throw;
        }
    }

    private DeliveryRow After(DeliveryRow row, ChannelKind channel, string deliveryId, DeliveryOutcome outcome)
    {
        row = row with { Code = outcome.Code, Detail = Bounded(outcome.Detail), Until = null };
        switch (outcome.Kind)
        {
            case OutcomeKind.Sent:
                return row with { Status = DeliveryStatus.Sent };
            case OutcomeKind.Refused:
                return row with { Status = DeliveryStatus.Failed };
            case OutcomeKind.Uncertain:
                return row with { Status = DeliveryStatus.Uncertain };
            default:
                var now = time.GetUtcNow();
                var next = RetrySchedule.Next(channel, row.Attempts, row.FirstTried ?? now, now, outcome.RetryAfter, deliveryId);
                return row with { Status = next is null ? DeliveryStatus.Failed : DeliveryStatus.Retry, Until = next };
        }
    }

    // Never cancelled: an answer that is known must not become an uncertain one because the host is stopping.
    private async Task RecordAsync(DeliveryRow row)
    {
        if (await deliveries.TryUpdateAsync(row with { Changed = time.GetUtcNow() }, CancellationToken.None) is null)
            Log.Overtaken(logger, row.IssueId, row.SubscriberId, row.Status);
    }

    private async Task FollowUpAsync(BatchMessage message, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        await foreach (var row in deliveries.ReadAsync(message.IssueId, message.Batch, cancellationToken))
        {
            if (row.IsFinal)
                continue;
            var due = row.Until ?? time.GetUtcNow();
            next = next is null || due < next ? due : next;
        }
        if (next is null)
        {
            await watch.SettleAsync(message.IssueId, cancellationToken);
            return;
        }
        var delay = next.Value - time.GetUtcNow();
        await queue.EnqueueAsync(message, delay > TimeSpan.FromSeconds(1) ? delay : TimeSpan.FromSeconds(1), cancellationToken);
    }

    private static string Bounded(string text) => text.Length <= 512 ? text : text[..512];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Issue {Issue} to {Subscriber}, attempt {Attempt}: {Outcome} ({Code})")]
        public static partial void Outcome(ILogger logger, string issue, string subscriber, int attempt, OutcomeKind outcome, string code);

        [LoggerMessage(2, LogLevel.Warning, "The row of {Subscriber} for issue {Issue} was changed by somebody else before {Status} could be recorded")]
        public static partial void Overtaken(ILogger logger, string issue, string subscriber, DeliveryStatus status);

        [LoggerMessage(3, LogLevel.Debug, "Batch {Batch} of issue {Issue} needs nothing (the issue is {State}); the message is dropped")]
        public static partial void Dropped(ILogger logger, string issue, int batch, string state);
    }
}
