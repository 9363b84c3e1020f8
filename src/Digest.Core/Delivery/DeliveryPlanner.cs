using System.Diagnostics;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Messages;
using Digest.Core.Observing;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<DeliveryPlanner> logger,
    DigestMetrics? metrics = null)
{
    /// <summary>The code of a row whose reader chose sections of which the issue has no story.</summary>
    public const string NoStories = "no stories";

    // Partitions of a table are independent of each other, and the account takes more than one of them can give.
    private const int AtOnce = 16;

    /// <summary>Plans the issue and queues its batches; does nothing for an issue that is not waiting for it.</summary>
    public Task PlanAsync(string issueId, CancellationToken cancellationToken) => PlanAsync(new PlanMessage(issueId), cancellationToken);

    /// <summary>Does what a message asks.</summary>
    public async Task PlanAsync(PlanMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        MessageVersion.Check(message.Version, "plan");
        using var span = Tracing.Continue("plan delivery", message.Trace);
        span?.SetTag(Tags.Issue, message.IssueId);
        try
        {
            await PlanAsync(message, span, cancellationToken);
        }
        catch (Exception failure) when (span.Fails(failure))
        {
            throw;
        }
    }

    private async Task PlanAsync(PlanMessage message, Activity? span, CancellationToken cancellationToken)
    {
        var issue = await issues.FindAsync(message.IssueId, cancellationToken);
        if (issue is null)
        {
            Log.Unknown(logger, message.IssueId);
            return;
        }

        var now = time.GetUtcNow();
        if (PlanClaim.IsHeld(issue, now))
        {
            // Whoever does it may have ended in the middle.
            await queue.EnqueueAsync(message, issue.Planning!.Value - now, cancellationToken);
            return;
        }

        if (issue.State == IssueState.Rendered)
            issue = await FreezeAsync(issue, cancellationToken);
        if (issue?.State != IssueState.Delivering)
            return;
        span?.SetTag(Tags.Audience, issue.Audience).SetTag(Tags.Batches, issue.Batches);
        var trace = Tracing.Current;
        await Parallel.ForEachAsync(
            Enumerable.Range(issue.Settled, issue.Batches - issue.Settled),
            Together(cancellationToken),
            async (batch, token) => await queue.EnqueueAsync(new BatchMessage(issue.Id, batch) { Trace = trace }, TimeSpan.Zero, token));
    }

    private async Task<Issue?> FreezeAsync(Issue issue, CancellationToken cancellationToken)
    {
        // The number of batches is fixed before the first row is written: it decides where every row has its place.
        var isFirst = issue.Batches == 0;
        if (isFirst)
            issue = issue with { Batches = BatchMap.CountFor(await subscribers.CountActiveAsync(issue.Edition, cancellationToken)) };
        int audience;
        var claim = await PlanClaim.TakeAsync(issues, issue, options.Value.ClaimTime, time, cancellationToken) ?? throw Overtaken(issue);
        await using (claim)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, claim.Lost);
            try
            {
                audience = await FreezeAsync(claim.Issue, isFirst, either.Token);
            }
            catch (OperationCanceledException) when (claim.Lost.IsCancellationRequested)
            {
                throw Overtaken(issue);
            }
        }

        var isOurs = false;
        var planned = await issues.ChangeAsync(issue.Id, Begun, cancellationToken);
        if (!isOurs)
            return planned;
        metrics?.Planned(issue.Edition, audience);
        Log.Planned(logger, issue.Id, audience, issue.Batches);
        return planned;

        Issue Begun(Issue row)
        {
            isOurs = claim.Holds(row);
            return isOurs ? row with { State = IssueState.Delivering, Planning = null, Audience = audience, Changed = time.GetUtcNow() } : row;
        }
    }

    // How many readers are on the list.
    private async Task<int> FreezeAsync(Issue issue, bool isFirst, CancellationToken cancellationToken)
    {
        var run = choices.Begin(issue);
        using var oneAtATime = new SemaphoreSlim(1);
        var audience = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, issue.Batches),
            Together(cancellationToken),
            async (batch, token) => Interlocked.Add(ref audience, await FreezeAsync(issue, batch, isFirst, HasStoriesAsync, token)));
        return audience;

        // A choice is rendered once, whichever batch meets it first.
        async Task<bool> HasStoriesAsync(ReaderChoice choice)
        {
            await oneAtATime.WaitAsync(cancellationToken);
            try
            {
                return await run.HasStoriesAsync(choice, cancellationToken);
            }
            finally
            {
                oneAtATime.Release();
            }
        }
    }

    // How many rows the batch has.
    private async Task<int> FreezeAsync(Issue issue, int batch, bool isFirst, Func<ReaderChoice, Task<bool>> hasStories, CancellationToken cancellationToken)
    {
        var edition = editions[issue.Edition];
        var rows = new List<DeliveryRow>();
        await foreach (var subscriber in subscribers.ActiveAsync(issue.Edition, BatchMap.RangeOf(batch, issue.Batches), cancellationToken))
        {
            var choice = ReaderChoice.Of(edition, subscriber);
            var hasAny = !isFirst || choice.IsMain || await hasStories(choice);
            if (!hasAny)
                metrics?.Copy(edition.Id, subscriber.Channel, "suppressed");
            rows.Add(Judged(
                new DeliveryRow
                {
                    IssueId = issue.Id,
                    Batch = batch,
                    SubscriberId = subscriber.Id,
                    Choice = choice.IsMain ? null : choice.Text,
                    Status = DeliveryStatus.Planned,
                    Changed = time.GetUtcNow(),
                },
                hasAny));
        }

        if (rows.Count > 0)
            await deliveries.AddMissingAsync(issue.Id, batch, rows, cancellationToken);
        return isFirst ? rows.Count : await ReviewAsync(issue, batch, hasStories, cancellationToken);
    }

    // Rows of a run that was cut short stand, though their readers have left since or would choose otherwise by now.
    private async Task<int> ReviewAsync(Issue issue, int batch, Func<ReaderChoice, Task<bool>> hasStories, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var row in deliveries.ReadAsync(issue.Id, batch, cancellationToken))
        {
            count++;
            // Nobody was sent anything yet; what says otherwise is not for a plan to undo.
            if (row.Attempts > 0 || !(row.Status == DeliveryStatus.Planned || row.Code == NoStories))
                continue;
            var judged = Judged(row, row.Choice is null || await hasStories(ReaderChoice.Parse(row.Choice)));
            if (judged.Status != row.Status && await deliveries.TryUpdateAsync(judged with { Changed = time.GetUtcNow() }, cancellationToken) is null)
                throw Overtaken(issue);
        }

        return count;
    }

    private static DeliveryRow Judged(DeliveryRow row, bool hasStories) =>
        row with { Status = hasStories ? DeliveryStatus.Planned : DeliveryStatus.Suppressed, Code = hasStories ? null : NoStories };

    private static ParallelOptions Together(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };

    private static InvalidOperationException Overtaken(Issue issue) => new($"Issue '{issue.Id}' is being planned by somebody else; the queue tries again.");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Planned issue {Issue}: {Audience} readers in {Batches} batches")]
        public static partial void Planned(ILogger logger, string issue, int audience, int batches);

        [LoggerMessage(2, LogLevel.Warning, "There is no issue {Issue} to plan; the message is dropped")]
        public static partial void Unknown(ILogger logger, string issue);
    }
}
