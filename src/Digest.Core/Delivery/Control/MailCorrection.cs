using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Issues.Editing;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Delivery.Control;

/// <summary>
/// Mails an issue again that was wrong, to exactly those whom it concerns: who has the wrong one gets the corrected one as
/// a message of its own, once; who was still to get it, or was cut off, gets the corrected one only. Whoever left
/// meanwhile, failed or was suppressed gets nothing. Cut short anywhere the issue stays halted, and is corrected again.
/// </summary>
public sealed partial class MailCorrection(
    IIssueStore issues,
    ISubscriberStore subscribers,
    IDeliveryStore deliveries,
    IDeliveryQueue queue,
    IssueAmendments amendments,
    ChoiceRenderer choices,
    TimeProvider time,
    ILogger<MailCorrection> logger)
{
    /// <summary>Corrects the page, the data, the feeds and the mail of an issue, and sends that mail.</summary>
    /// <param name="issueId">The issue: halted, cancelled or finished.</param>
    /// <param name="message">What was wrong, for readers of the mail and the page.</param>
    /// <param name="change">What an editor changes in it besides; the same edits for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The issue, and how many readers get it.</returns>
    /// <exception cref="KeyNotFoundException">There is no such issue.</exception>
    /// <exception cref="ArgumentException">The message is empty or too long.</exception>
    /// <exception cref="InvalidOperationException">It is being sent, was not sent yet, was recalled, or has no story left.</exception>
    public async Task<(Issue Issue, int Rows)> SendAsync(string issueId, string message, Func<IssueEdits, IssueEdits> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        IssueAmendments.Check(message);
        var issue = await issues.FindAsync(issueId, cancellationToken) ?? throw Unknown(issueId);
        ThrowUnlessStill(issue);
        await ThrowIfInFlightAsync(issue, cancellationToken);
        // Halted until its files and rows are whole: nobody is sent half a correction.
        issue = await issues.ChangeAsync(issueId, Begin, cancellationToken) ?? throw Unknown(issueId);
        issue = await amendments.CorrectAsync(issueId, message, change, mailToo: true, cancellationToken);
        var run = choices.Begin(issue);
        var rows = 0;
        for (var batch = 0; batch < issue.Batches; batch++)
            rows += await PutBackAsync(issue, batch, run, cancellationToken);
        issue = await issues.ChangeAsync(issueId, End, cancellationToken) ?? throw Unknown(issueId);
        Log.Corrected(logger, issue.Id, issue.Revision, rows);
        for (var batch = 0; batch < issue.Batches; batch++)
            await queue.EnqueueAsync(new BatchMessage(issue.Id, batch), TimeSpan.Zero, cancellationToken);
        return (issue, rows);
    }

    private Issue Begin(Issue issue)
    {
        ThrowUnlessStill(issue);
        var now = time.GetUtcNow();
        return issue with
        {
            State = IssueState.Delivering,
            Revision = issue.Revision + 1,
            Paused = now,
            Retrying = now,
            Cancelled = null,
            Settled = 0,
            Tally = new DeliveryTally(),
            Reason = "Its mail is being corrected. If that was cut short, correct it again.",
        };
    }

    private Issue End(Issue issue) => issue with { Paused = null, Resumed = time.GetUtcNow(), Retrying = null, Reason = null, Trouble = null, Changed = time.GetUtcNow() };

    private async Task<int> PutBackAsync(Issue issue, int batch, ChoiceRun run, CancellationToken cancellationToken)
    {
        var readers = new BatchReaders(subscribers, null, issue.Edition, BatchMap.RangeOf(batch, issue.Batches), time);
        await readers.RefreshAsync(cancellationToken);
        var now = time.GetUtcNow();
        var rows = new List<DeliveryRow>();
        await foreach (var row in deliveries.ReadAsync(issue.Id, batch, cancellationToken))
        {
            if (row.Revision < issue.Revision && IsConcerned(row) && (!row.IsFinal || readers.Find(row.SubscriberId).Reader is not null) && await run.HasStoriesAsync(ReaderChoice.Parse(row.Choice), cancellationToken))
                rows.Add(row with { Revision = issue.Revision, Status = DeliveryStatus.Planned, Attempts = 0, Doubts = 0, Code = null, Detail = null, Progress = null, FirstTried = null, Until = null, Changed = now });
        }

        var count = 0;
        foreach (var some in rows.Chunk(IDeliveryStore.RowsPerWrite))
            count += (await deliveries.UpdateAsync(some, cancellationToken)).Count;
        return count;
    }

    // Who has it or may have it, and who would have got it.
    private static bool IsConcerned(DeliveryRow row) =>
        row.Status is DeliveryStatus.Sent or DeliveryStatus.Uncertain or DeliveryStatus.Planned or DeliveryStatus.Retry or DeliveryStatus.Sending
        || row is { Status: DeliveryStatus.Suppressed, Code: DeliveryRules.Cancelled };

    private async Task ThrowIfInFlightAsync(Issue issue, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await deliveries.ReadAllAsync(issue.Id, issue.Batches, cancellationToken).AnyAsync(row => row.Status == DeliveryStatus.Sending && row.Until > now, cancellationToken))
            throw new InvalidOperationException($"Copies of issue {issue.Id} are being sent at this moment: try again in a minute.");
    }

    private static void ThrowUnlessStill(Issue issue)
    {
        if (issue.Recalled is not null)
            throw new InvalidOperationException($"Issue {issue.Id} was recalled: it is sent to nobody any more.");
        if (issue is { State: IssueState.Delivering, Paused: null })
            throw new InvalidOperationException($"Issue {issue.Id} is being sent. First: digest issues pause {issue.Id}");
        if (issue.State is not (IssueState.Delivering or IssueState.Finished))
            throw new InvalidOperationException($"Issue {issue.Id} is {issue.State.ToString().ToLowerInvariant()}: nobody has it. Until it is on its way it can be changed, held and dropped.");
    }

    private static KeyNotFoundException Unknown(string issueId) => new($"There is no issue '{issueId}'; see: digest issues list");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Issue {Issue} is mailed to {Rows} readers in its correction {Revision}")]
        public static partial void Corrected(ILogger logger, string issue, int revision, int rows);
    }
}
