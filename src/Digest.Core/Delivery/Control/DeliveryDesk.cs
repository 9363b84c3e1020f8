using Digest.Core.Delivery.Pacing;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Core.Delivery.Control;

/// <summary>A reader of an issue, and what became of the copy.</summary>
/// <param name="Row">The row of the ledger.</param>
/// <param name="Reader">The reader; null when his row is gone.</param>
public sealed record ReaderCopy(DeliveryRow Row, Subscriber? Reader);

/// <summary>What operators see of an issue on its way, and do with it.</summary>
public sealed partial class DeliveryDesk(
    EditionList editions,
    IIssueStore issues,
    ISubscriberStore subscribers,
    IDeliveryStore deliveries,
    IDeliveryQueue queue,
    MailPace pace,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<DeliveryDesk> logger)
{
    // Well before it is taken for one that ended in the middle.
    private static readonly TimeSpan StillAtIt = IssuePublisher.Patience / 5;

    /// <summary>Where the issue is.</summary>
    /// <param name="name">An issue's id, or an edition's for its latest issue.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="KeyNotFoundException">There is no such issue.</exception>
    public async Task<DeliveryReport> ReportAsync(string name, CancellationToken cancellationToken)
    {
        var issue = await FindAsync(name, cancellationToken);
        var now = time.GetUtcNow();
        var count = new ReportCount(now, issue.Resumed);
        await foreach (var row in deliveries.ReadAllAsync(issue.Id, issue.Batches, cancellationToken))
            count.Add(row);
        return count.Report(issue, count.Pending == 0 ? null : Estimate.When(count, await pace.ReadAsync(cancellationToken), options.Value, now));
    }

    /// <summary>Who does not have the issue: those who failed, are uncertain, or are still pending; suppressed ones on request.</summary>
    public IAsyncEnumerable<ReaderCopy> MissingAsync(Issue issue, bool withSuppressed, CancellationToken cancellationToken) =>
        CopiesAsync(issue, row => row.Status != DeliveryStatus.Sent && (row.Status != DeliveryStatus.Suppressed || withSuppressed), cancellationToken);

    /// <summary>Who has the issue, or may have it: those it was sent to, and those of whom it is uncertain.</summary>
    public IAsyncEnumerable<ReaderCopy> HavingAsync(Issue issue, CancellationToken cancellationToken) =>
        CopiesAsync(issue, row => row.Status is DeliveryStatus.Sent or DeliveryStatus.Uncertain, cancellationToken);

    private async IAsyncEnumerable<ReaderCopy> CopiesAsync(Issue issue, Func<DeliveryRow, bool> isWanted, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issue);
        for (var batch = 0; batch < issue.Batches; batch++)
        {
            var readers = new BatchReaders(subscribers, null, issue.Edition, BatchMap.RangeOf(batch, issue.Batches), time);
            await foreach (var row in deliveries.ReadAsync(issue.Id, batch, cancellationToken))
            {
                if (!isWanted(row))
                    continue;
                await readers.RefreshAsync(cancellationToken);
                yield return new ReaderCopy(row, readers.Known(row.SubscriberId));
            }
        }
    }

    /// <summary>Halts an issue: what is in flight is recorded, and nothing more is sent until it is resumed.</summary>
    /// <exception cref="InvalidOperationException">It is not on its way.</exception>
    public Task<Issue> PauseAsync(string name, CancellationToken cancellationToken) => ChangeAsync(
        name,
        issue => issue.State == IssueState.Delivering
            ? issue.Paused is null ? issue with { Paused = time.GetUtcNow(), Reason = "Halted by hand." } : issue
            : throw NotOnItsWay(issue, "paused"),
        cancellationToken);

    /// <summary>Lets a halted issue go on where it was.</summary>
    /// <exception cref="InvalidOperationException">It is not halted.</exception>
    public async Task<Issue> ResumeAsync(string name, CancellationToken cancellationToken)
    {
        var issue = await ChangeAsync(
            name,
            issue => issue is { State: IssueState.Delivering, Paused: not null }
                ? issue with { Paused = null, Resumed = time.GetUtcNow(), Reason = null, Trouble = null, Changed = time.GetUtcNow() }
                : issue is { State: IssueState.Delivering, Resumed: not null } ? issue : throw NotOnItsWay(issue, "resumed: it was not halted"),
            cancellationToken);
        await queue.EnqueueAsync(issue, cancellationToken);
        return issue;
    }

    /// <summary>Ends an issue: whoever does not have it yet does not get it, and the ledger says so.</summary>
    /// <exception cref="InvalidOperationException">It is not on its way.</exception>
    public async Task<Issue> CancelAsync(string name, CancellationToken cancellationToken)
    {
        var issue = await ChangeAsync(
            name,
            issue => issue.State == IssueState.Delivering
                ? issue with { Cancelled = issue.Cancelled ?? time.GetUtcNow(), Paused = null, Reason = "Sending was ended by hand." }
                : throw NotOnItsWay(issue, "cancelled"),
            cancellationToken);
        for (var batch = issue.Settled; batch < issue.Batches; batch++)
        {
            for (var again = true; again;)
                again = await EndRowsAsync(issue, batch, cancellationToken);
        }

        await queue.EnqueueAsync(issue, cancellationToken);
        return issue;
    }

    /// <summary>Sends the issue to exactly those whose copies failed, and on request to those of whom it is uncertain; each under the same id as before.</summary>
    /// <returns>The issue, and how many rows were put back.</returns>
    /// <exception cref="InvalidOperationException">It was not sent yet, or was recalled.</exception>
    public async Task<(Issue Issue, int Rows)> RetryAsync(string name, bool uncertainToo, CancellationToken cancellationToken)
    {
        // First of all it is not finished any more, so that nobody counts while rows are put back.
        var issue = await ChangeAsync(
            name,
            issue => issue switch
            {
                { Recalled: not null } => throw new InvalidOperationException($"Issue {issue.Id} was recalled: it is sent to nobody any more."),
                { State: IssueState.Delivering or IssueState.Finished } => Anew(issue) with { Retrying = time.GetUtcNow(), Cancelled = null },
                _ => throw NotOnItsWay(issue, "sent again"),
            },
            cancellationToken);
        var (rows, told) = (0, time.GetUtcNow());
        for (var batch = 0; batch < issue.Batches; batch++)
        {
            rows += await PutBackAsync(issue, batch, uncertainToo, cancellationToken);
            if (time.GetUtcNow() - told > StillAtIt)
                await ChangeAsync(issue.Id, current => current with { Retrying = told = time.GetUtcNow() }, cancellationToken);
        }

        // Whoever counted meanwhile, because this took long or another one did the same, has not seen them all.
        issue = await ChangeAsync(issue.Id, current => Anew(current) with { Retrying = null, Trouble = null, Changed = time.GetUtcNow() }, cancellationToken);
        Log.Again(logger, issue.Id, rows);
        await queue.EnqueueAsync(issue, cancellationToken);
        return (issue, rows);
    }

    private static Issue Anew(Issue issue) => issue with { State = IssueState.Delivering, Settled = 0, Tally = new DeliveryTally() };

    private async Task<int> PutBackAsync(Issue issue, int batch, bool uncertainToo, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await deliveries.ReadAsync(issue.Id, batch, cancellationToken)
            .Where(row => row.Status == DeliveryStatus.Failed || (uncertainToo && row.Status == DeliveryStatus.Uncertain))
            .Select(row => row with { Status = DeliveryStatus.Planned, Attempts = 0, FirstTried = null, Until = null, Changed = now })
            .ToListAsync(cancellationToken);
        var count = 0;
        foreach (var some in rows.Chunk(IDeliveryStore.RowsPerWrite))
            count += (await deliveries.UpdateAsync(some, cancellationToken)).Count;
        return count;
    }

    // Whether others changed rows at the same moment, so that it must be looked at again.
    private async Task<bool> EndRowsAsync(Issue issue, int batch, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await deliveries.ReadAsync(issue.Id, batch, cancellationToken)
            .Where(row => row.Status is DeliveryStatus.Planned or DeliveryStatus.Retry)
            .Select(row => DeliveryRules.Unsent(row, DeliveryRules.Cancelled, "Sending was ended before this copy was sent.", now))
            .ToListAsync(cancellationToken);
        var ended = 0;
        foreach (var some in rows.Chunk(IDeliveryStore.RowsPerWrite))
            ended += (await deliveries.UpdateAsync(some, cancellationToken)).Count;
        return ended < rows.Count;
    }

    private async Task<Issue> ChangeAsync(string name, Func<Issue, Issue> change, CancellationToken cancellationToken)
    {
        var issue = await FindAsync(name, cancellationToken);
        return await issues.ChangeAsync(issue.Id, change, cancellationToken) ?? throw Unknown(name);
    }

    private async Task<Issue> FindAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var issue = editions.All.Any(edition => edition.Id == name)
            ? await issues.ListAsync(name, cancellationToken).FirstOrDefaultAsync(issue => issue.State is IssueState.Delivering or IssueState.Finished, cancellationToken)
            : await issues.FindAsync(name, cancellationToken);
        return issue ?? throw Unknown(name);
    }

    private KeyNotFoundException Unknown(string name) =>
        new($"There is no issue '{name}' that was sent. Name one by its id, such as {editions.All.First().Id}-2026-W48, or an edition for its latest: {string.Join(", ", editions.All.Select(edition => edition.Id))}. digest issues list shows them.");

    private static InvalidOperationException NotOnItsWay(Issue issue, string what) =>
        new($"Issue {issue.Id} is {issue.State.ToString().ToLowerInvariant()} and cannot be {what}.");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Issue {Issue} is sent again to {Rows} readers whose copies had failed")]
        public static partial void Again(ILogger logger, string issue, int rows);
    }
}
