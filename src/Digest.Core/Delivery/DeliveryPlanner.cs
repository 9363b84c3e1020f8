using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Delivery;

/// <summary>
/// Freezes an issue's list of readers, one row each, and queues its batches. Everything is derived from (issue,
/// subscriber) and only added where missing, so that a run that was cut short anywhere is simply run again.
/// </summary>
public sealed partial class DeliveryPlanner(
    EditionList editions,
    IIssueStore issues,
    ISubscriberStore subscribers,
    IDeliveryStore deliveries,
    IDeliveryQueue queue,
    ChoiceRenderer choices,
    TimeProvider time,
    ILogger<DeliveryPlanner> logger)
{
    /// <summary>About how many readers a batch has: one queue message and one partition of the ledger each.</summary>
    public const int ReadersPerBatch = 64;

    /// <summary>The code of a row whose reader chose sections of which the issue has no story.</summary>
    public const string NoStories = "no stories";

    private const int RowsPerWrite = 100;

    /// <summary>Plans the issue and queues its batches; does nothing for an issue that is not waiting for it.</summary>
    public async Task PlanAsync(string issueId, CancellationToken cancellationToken)
    {
        var issue = await issues.FindAsync(issueId, cancellationToken);
        if (issue is null)
        {
            Log.Unknown(logger, issueId);
            return;
        }
        if (issue.State == IssueState.Rendered)
            issue = await FreezeAsync(issue, cancellationToken);
        if (issue?.State != IssueState.Delivering)
            return;
        for (var batch = issue.Settled; batch < issue.Batches; batch++)
            await queue.EnqueueAsync(new BatchMessage(issue.Id, batch), TimeSpan.Zero, cancellationToken);
    }

    /// <summary>The batch of a subscriber: ids are hashes, so equal ranges of them are batches of about equal size.</summary>
    public static int BatchOf(string subscriberId, int batches) =>
        (int)((ulong)Convert.ToUInt32(subscriberId[..8], 16) * (ulong)batches >> 32);

    // The number of batches is fixed before the first row is written: it decides where every row has its place.
    private async Task<Issue?> FreezeAsync(Issue issue, CancellationToken cancellationToken)
    {
        if (issue.Batches == 0)
        {
            var readers = await subscribers.CountActiveAsync(issue.Edition, cancellationToken);
            var sized = await issues.TryUpdateAsync(issue with { Batches = Math.Max(1, (readers + ReadersPerBatch - 1) / ReadersPerBatch) }, cancellationToken);
            if (sized is null)
                throw new InvalidOperationException($"Issue '{issue.Id}' is being planned by somebody else; the queue tries again.");
            issue = sized;
        }
        await AddRowsAsync(issue, cancellationToken);

        var audience = await ReviewRowsAsync(issue, cancellationToken);
        var planned = await issues.TryUpdateAsync(issue with { State = IssueState.Delivering, Audience = audience, Changed = time.GetUtcNow() }, cancellationToken);
        if (planned is null)
            return await issues.FindAsync(issue.Id, cancellationToken);
        Log.Planned(logger, issue.Id, audience, issue.Batches);
        return planned;
    }

    // What readers chose is rendered from what the rows say, not from what the readers would choose by now.
    private async Task<int> ReviewRowsAsync(Issue issue, CancellationToken cancellationToken)
    {
        var run = choices.Begin(issue);
        var audience = 0;
        for (var batch = 0; batch < issue.Batches; batch++)
        {
            await foreach (var row in deliveries.ReadAsync(issue.Id, batch, cancellationToken))
            {
                audience++;
                var status = await run.HasStoriesAsync(ReaderChoice.Parse(row.Choice), cancellationToken) ? DeliveryStatus.Planned : DeliveryStatus.Suppressed;
                if (row.Status != status && await deliveries.TryUpdateAsync(row with { Status = status, Code = status == DeliveryStatus.Planned ? null : NoStories, Changed = time.GetUtcNow() }, cancellationToken) is null)
                    throw new InvalidOperationException($"Issue '{issue.Id}' is being planned by somebody else; the queue tries again.");
            }
        }
        return audience;
    }

    // Readers come in the order of their ids, so one batch is filled after the other.
    private async Task AddRowsAsync(Issue issue, CancellationToken cancellationToken)
    {
        var edition = editions[issue.Edition];
        var rows = new List<DeliveryRow>(RowsPerWrite);
        await foreach (var subscriber in subscribers.ActiveAsync(issue.Edition, IdRange.All, cancellationToken))
        {
            var batch = BatchOf(subscriber.Id, issue.Batches);
            if (rows.Count == RowsPerWrite || (rows.Count > 0 && rows[0].Batch != batch))
                await FlushAsync();
            rows.Add(new DeliveryRow
            {
                IssueId = issue.Id,
                Batch = batch,
                SubscriberId = subscriber.Id,
                Choice = ReaderChoice.Of(edition, subscriber) is { IsMain: false } choice ? choice.Text : null,
                Status = DeliveryStatus.Planned,
                Changed = time.GetUtcNow(),
            });
        }
        if (rows.Count > 0)
            await FlushAsync();

        async Task FlushAsync()
        {
            await deliveries.AddMissingAsync(issue.Id, rows[0].Batch, rows, cancellationToken);
            rows.Clear();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Planned issue {Issue}: {Audience} readers in {Batches} batches")]
        public static partial void Planned(ILogger logger, string issue, int audience, int batches);

        [LoggerMessage(2, LogLevel.Warning, "There is no issue {Issue} to plan; the message is dropped")]
        public static partial void Unknown(ILogger logger, string issue);
    }
}
