using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Subscribers;

namespace Digest.Cli.Demo;

/// <summary>A reader and the row of their copy.</summary>
internal sealed record DemoCopy(Subscriber? Reader, DeliveryRow Row);

/// <summary>Watches an issue until nothing more happens to it in a demo's time.</summary>
internal sealed class DemoDelivery(IIssueStore issues, IDeliveryStore deliveries, IDeliveryQueue queue, ISubscriberStore subscribers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    /// <summary>Waits until every row is final, or waits for a later try.</summary>
    /// <exception cref="TimeoutException">Nothing happened for a long time.</exception>
    public async Task<(Issue Issue, IReadOnlyList<DemoCopy> Copies)> WaitAsync(Issue issue, Action<string> progress, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(150));
        var lastProgress = TimeProvider.System.GetTimestamp();
        var before = "";
        while (true)
        {
            issue = await issues.FindAsync(issue.Id, cancellationToken) ?? issue;
            var rows = await RowsAsync(issue, cancellationToken);
            var settled = rows.Count(IsSettled);
            // The issue itself is finished only when no copy waits for a later try.
            var waits = issue.State == IssueState.Delivering && settled == rows.Count && rows.Any(row => !row.IsFinal);
            if (waits || issue.State is IssueState.Finished or IssueState.Empty)
                return (issue, await CopiesAsync(issue, rows, cancellationToken));

            var now = $"{issue.State.ToString().ToLowerInvariant()}, {settled} of {issue.Audience} copies done";
            if (now != before)
                lastProgress = TimeProvider.System.GetTimestamp();
            before = now;
            progress(now);
            if (TimeProvider.System.GetElapsedTime(lastProgress) > Patience)
                throw new TimeoutException($"Issue {issue.Id} did not move for {Patience.TotalSeconds:0} seconds ({now}). {issue.Trouble} If a run was killed, its copies are free again after {new DeliveryOptions().ClaimTime.TotalMinutes:0} minutes; else run with --verbose to see what the functions say.");
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Hands over again what an earlier run left undone: one that was killed keeps its messages invisible for ten minutes,
    /// as the Functions host does, and a second message does no harm.
    /// </summary>
    public async Task ResumeAsync(Issue issue, CancellationToken cancellationToken)
    {
        if (issue.State == IssueState.Rendered)
            await queue.EnqueueAsync(new PlanMessage(issue.Id), TimeSpan.Zero, cancellationToken);
        foreach (var batch in (await RowsAsync(issue, cancellationToken)).Where(row => row.Status == DeliveryStatus.Planned).Select(row => row.Batch).Distinct())
            await queue.EnqueueAsync(new BatchMessage(issue.Id, batch), TimeSpan.Zero, cancellationToken);
    }

    // A try that is due soon is waited for, one in half an hour is not.
    private static bool IsSettled(DeliveryRow row) =>
        row.IsFinal || (row.Status == DeliveryStatus.Retry && row.Until - TimeProvider.System.GetUtcNow() > Soon);

    private async Task<List<DeliveryRow>> RowsAsync(Issue issue, CancellationToken cancellationToken)
    {
        var rows = new List<DeliveryRow>();
        for (var batch = 0; batch < issue.Batches; batch++)
        {
            await foreach (var row in deliveries.ReadAsync(issue.Id, batch, cancellationToken))
                rows.Add(row);
        }

        return rows;
    }

    private async Task<IReadOnlyList<DemoCopy>> CopiesAsync(Issue issue, List<DeliveryRow> rows, CancellationToken cancellationToken)
    {
        var copies = new List<DemoCopy>();
        foreach (var row in rows)
            copies.Add(new DemoCopy(await subscribers.FindAsync(issue.Edition, row.SubscriberId, cancellationToken), row));
        return copies;
    }
}
