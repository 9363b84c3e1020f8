using Digest.Core.Archive;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Observing;

/// <summary>Measures what does not happen by itself: issues that are late or wait for an operator, and queues that nobody empties.</summary>
public sealed partial class Gauges(EditionList editions, IIssueStore issues, IssueArchive archive, IQueueLook queues, DigestMetrics metrics, TimeProvider time, ILogger<Gauges> logger)
{
    /// <summary>An issue that waits for an editor so long after its cut waits for an operator; trouble of one that is finished counts for so long.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromDays(1);

    /// <summary>Records all gauges. It is a look at the work and must not stop it: what cannot be read is logged.</summary>
    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        if (!metrics.HasGauges)
            return;
        foreach (var edition in editions.All)
            await TryAsync(edition.Id, () => RecordAsync(edition, cancellationToken), cancellationToken);
        await TryAsync("queues", () => RecordQueuesAsync(cancellationToken), cancellationToken);
    }

    private async Task RecordAsync(Edition edition, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var latest = await issues.LatestAsync(edition.Id, cancellationToken);
        metrics.Late(edition.Id, latest is null ? await LagOfFirstAsync(edition, now, cancellationToken) : LagOf(edition, latest, now));
        var troubled = latest is { State: IssueState.Finished, Trouble: not null } && now - latest.Changed < Long ? 1 : 0;
        await foreach (var issue in issues.UnfinishedAsync(edition.Id, cancellationToken))
            troubled += WaitsForOperator(issue, now) ? 1 : 0;
        metrics.Troubled(edition.Id, troubled);
    }

    private async Task RecordQueuesAsync(CancellationToken cancellationToken)
    {
        foreach (var state in await queues.ReadAsync(cancellationToken))
            metrics.Waiting(state);
    }

    // An edition that was not here yet owes none.
    private async Task<TimeSpan> LagOfFirstAsync(Edition edition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cut = EditionSchedule.LastCut(edition, now);
        return await archive.AwaitsFirstAsync(edition, cut, cancellationToken) ? now - cut : TimeSpan.Zero;
    }

    private static TimeSpan LagOf(Edition edition, Issue latest, DateTimeOffset now)
    {
        var cut = EditionSchedule.LastCut(edition, now);
        if (latest.Cut < cut && latest.Week != EditionSchedule.WeekOf(edition, cut))
            return now - cut;
        return latest.State switch
        {
            // An editor's time is not lateness; who lets it pass is among those who wait for an operator.
            IssueState.Held or IssueState.Draft => TimeSpan.Zero,
            IssueState.Finished or IssueState.Empty or IssueState.Dropped => TimeSpan.Zero,
            _ => now - (latest.Approved ?? latest.Cut) is { Ticks: > 0 } lag ? lag : TimeSpan.Zero,
        };
    }

    private static bool WaitsForOperator(Issue issue, DateTimeOffset now) =>
        issue.Paused is not null || issue.Trouble is not null || (issue is { State: IssueState.Held, HeldUntil: null } && now - issue.Cut > Long);

    private async Task TryAsync(string what, Func<Task> record, CancellationToken cancellationToken)
    {
        try
        {
            await record();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotMeasured(logger, what, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The gauges of {What} could not be measured this time")]
        public static partial void NotMeasured(ILogger logger, string what, Exception failure);
    }
}
