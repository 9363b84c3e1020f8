using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Observing;
using Digest.Core.Templates.Overrides;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Delivery;

/// <summary>Sees to it that a delivery ends: counts settled batches, finishes the issue, and wakes batches that fell silent.</summary>
public sealed partial class DeliveryWatch(IIssueStore issues, IDeliveryStore deliveries, IDeliveryQueue queue, TimeProvider time, ILogger<DeliveryWatch> logger, ArticleTraces? traces = null)
{
    /// <summary>
    /// Counts the batches that are settled by now. The issue is finished when all are and their rows add up to its
    /// audience; rows that do not are trouble and leave it open.
    /// </summary>
    public async Task<Issue?> SettleAsync(string issueId, CancellationToken cancellationToken)
    {
        Issue? issue = null;
        // Workers that settle batches at the same moment overtake each other; the last of them has counted all.
        for (var tries = 0; tries < 20; tries++)
        {
            issue = await issues.FindAsync(issueId, cancellationToken);
            if (issue is not { State: IssueState.Delivering, Retrying: null })
                return issue;
            var counted = await CountAsync(issue, cancellationToken);
            if (counted == issue)
                return issue;
            var stored = await issues.TryUpdateAsync(counted, cancellationToken);
            if (stored is null)
                continue;
            if (stored.State == IssueState.Finished)
                await FinishedAsync(stored, cancellationToken);
            else if (stored.Trouble is not null)
                Log.Trouble(logger, stored.Id, stored.Trouble);
            return stored;
        }
        return issue;
    }

    /// <summary>Counts the rows of a finished issue anew, some of whose copies were reported as lost.</summary>
    public async Task CountLostAsync(string issueId, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            if (await issues.FindAsync(issueId, cancellationToken) is not { State: IssueState.Finished, Lost: > 0 } issue)
                return;
            if (await issues.TryUpdateAsync(issue with { Tally = await CountAllAsync(issue, cancellationToken), Lost = 0 }, cancellationToken) is not null)
                return;
        }

        throw new InvalidOperationException($"The rows of issue '{issueId}' were changed each time that they were counted; the queue tries again.");
    }

    /// <summary>Settles what can be settled and queues again every batch with a row that should have been tried by now.</summary>
    public async Task<Issue> PushOnAsync(Issue issue, CancellationToken cancellationToken)
    {
        // Whoever was putting rows back ended in the middle: those that he did are tried, and he may ask again.
        if (issue.Retrying < time.GetUtcNow() - IssuePublisher.Patience)
            issue = await issues.ChangeAsync(issue.Id, current => current with { Retrying = null }, cancellationToken) ?? issue;
        issue = await SettleAsync(issue.Id, cancellationToken) ?? issue;
        if (issue is not { State: IssueState.Delivering, Paused: null, Retrying: null })
            return issue;
        foreach (var batch in await SilentAsync(issue, time.GetUtcNow() - IssuePublisher.Patience, cancellationToken))
        {
            Log.Silent(logger, issue.Id, batch);
            await queue.EnqueueAsync(new BatchMessage(issue.Id, batch), TimeSpan.Zero, cancellationToken);
        }
        return await issues.TryUpdateAsync(issue with { Changed = time.GetUtcNow() }, cancellationToken) ?? issue;
    }

    private async Task<List<int>> SilentAsync(Issue issue, DateTimeOffset overdue, CancellationToken cancellationToken)
    {
        var (begun, untouched, moves) = (new List<int>(), new List<int>(), false);
        // The last that is settled says as well whether the issue moves.
        for (var batch = Math.Max(0, issue.Settled - 1); batch < issue.Batches; batch++)
        {
            var look = await LookAsync(issue, batch, overdue, cancellationToken);
            moves |= look.Moves;
            if (look.IsOverdue && !look.Moves && !look.Waits)
                (look.IsBegun ? begun : untouched).Add(batch);
        }

        // While others move, one that nobody has begun waits for its turn in the queue.
        return moves ? begun : [.. begun, .. untouched];
    }

    private async Task<(bool IsOverdue, bool IsBegun, bool Moves, bool Waits)> LookAsync(Issue issue, int batch, DateTimeOffset overdue, CancellationToken cancellationToken)
    {
        var (isOverdue, isBegun, moves, waits) = (false, false, false, false);
        await foreach (var row in deliveries.ReadAsync(issue.Id, batch, cancellationToken))
        {
            isBegun |= row.Attempts > 0;
            moves |= row.Changed >= overdue;
            if (row.IsFinal)
                continue;
            // One row says for the whole batch that it waits.
            waits |= row.Code == DeliveryRules.Paced && row.Until > overdue;
            isOverdue |= (row.Until ?? row.Changed) < overdue;
        }

        return (isOverdue, isBegun, moves, waits);
    }

    /// <summary>Halts an issue that is being sent; null when there is none.</summary>
    public async Task<Issue?> HaltAsync(string issueId, string reason, CancellationToken cancellationToken)
    {
        var halted = await issues.ChangeAsync(
            issueId,
            issue => issue is { State: IssueState.Delivering, Paused: null } ? issue with { Paused = time.GetUtcNow(), Reason = reason, Trouble = reason } : issue,
            cancellationToken);
        Log.Trouble(logger, issueId, reason);
        return halted;
    }

    /// <summary>Records on the issue what an operator should know.</summary>
    public async Task ReportAsync(string issueId, string trouble, CancellationToken cancellationToken)
    {
        await issues.TroubleAsync(issueId, trouble, replaces: true, cancellationToken);
        Log.Trouble(logger, issueId, trouble);
    }

    private async Task FinishedAsync(Issue issue, CancellationToken cancellationToken)
    {
        Log.Finished(logger, issue.Id, issue.Audience, issue.Tally.Sent, issue.Tally.Failed, issue.Tally.Suppressed, issue.Tally.Uncertain);
        using var span = Tracing.Continue("finish issue", issue.Trace);
        span?.SetTag(Tags.Issue, issue.Id).Describe(issue);
        if (traces is not null)
            await traces.DeliveredAsync(issue, cancellationToken);
    }

    private async Task<Issue> CountAsync(Issue issue, CancellationToken cancellationToken)
    {
        var (settled, tally) = (issue.Settled, issue.Tally);
        for (; settled < issue.Batches; settled++)
        {
            var (open, withBatch) = (false, tally);
            await foreach (var row in deliveries.ReadAsync(issue.Id, settled, cancellationToken))
            {
                open |= !row.IsFinal;
                withBatch = withBatch.With(row.Status);
            }
            if (open)
                break;
            tally = withBatch;
        }
        var counted = issue with { Settled = settled, Tally = tally };
        if (settled < issue.Batches)
            return counted;
        // Batches that were counted may have lost copies since.
        if (issue.Lost > 0)
            counted = counted with { Tally = tally = await CountAllAsync(issue, cancellationToken), Lost = 0 };
        return tally.Total == issue.Audience
            ? counted with { State = IssueState.Finished, Trouble = Stays(counted.Trouble) ? counted.Trouble : null, Changed = time.GetUtcNow() }
            : counted with { Trouble = $"The ledger of issue '{issue.Id}' has {tally.Total} final rows for an audience of {issue.Audience}; compare table Deliveries with table Subscribers." };
    }

    private async Task<DeliveryTally> CountAllAsync(Issue issue, CancellationToken cancellationToken)
    {
        var tally = new DeliveryTally();
        await foreach (var row in deliveries.ReadAllAsync(issue.Id, issue.Batches, cancellationToken))
            tally = tally.With(row.Status);
        return tally;
    }

    // What is over when all copies are out is forgotten.
    private static bool Stays(string? trouble) => EditionPress.Told(trouble) || SenderFaults.Told(trouble);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Finished issue {Issue}: audience {Audience} = {Sent} sent + {Failed} failed + {Suppressed} suppressed + {Uncertain} uncertain")]
        public static partial void Finished(ILogger logger, string issue, int audience, int sent, int failed, int suppressed, int uncertain);

        [LoggerMessage(2, LogLevel.Error, "Trouble with issue {Issue}: {Trouble}")]
        public static partial void Trouble(ILogger logger, string issue, string trouble);

        [LoggerMessage(3, LogLevel.Warning, "Batch {Batch} of issue {Issue} fell silent and is queued again")]
        public static partial void Silent(ILogger logger, string issue, int batch);
    }
}
