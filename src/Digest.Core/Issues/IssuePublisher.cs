using Digest.Core.Articles;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Issues;

/// <summary>
/// Brings issues from the schedule to the delivery queue. Every step is stored before the next begins and is safe to
/// repeat, so that a tick on two hosts, twice, or after a crash on any line gives one issue (invariant 2).
/// </summary>
public sealed partial class IssuePublisher(
    EditionList editions,
    IIssueStore issues,
    IArticleStore articles,
    IssueComposer composer,
    IssueRenderer renderer,
    IDeliveryQueue queue,
    DeliveryWatch watch,
    TimeProvider time,
    ILogger<IssuePublisher> logger)
{
    /// <summary>How long a step that was handed to a queue may stay silent before it is handed over again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Publishes what is due and pushes on what got stuck. One edition's failure does not stop another's.</summary>
    public async Task PublishDueAsync(CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        foreach (var edition in editions.All)
        {
            try
            {
                await CreateDueAsync(edition, cancellationToken);
                await foreach (var issue in issues.UnfinishedAsync(edition.Id, cancellationToken))
                    await AdvanceAsync(edition, issue, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.EditionFailed(logger, edition.Id, failure);
                failures.Add(failure);
            }
        }
        if (failures.Count > 0)
            throw new AggregateException("Some editions could not be published; the next tick tries again.", failures);
    }

    /// <summary>
    /// Publishes this week's issue at once, with all that has arrived. A week that has its issue keeps it, unless that
    /// one was empty; an edition without anything new keeps its latest.
    /// </summary>
    /// <returns>The issue of this week, or the latest one when there is nothing new.</returns>
    /// <exception cref="InvalidOperationException">There is no article to publish and never was.</exception>
    public async Task<Issue> PublishNowAsync(string editionId, CancellationToken cancellationToken)
    {
        var edition = editions[editionId];
        var now = time.GetUtcNow();
        var latest = await issues.LatestAsync(edition.Id, cancellationToken);
        if (latest is null || latest.State == IssueState.Empty || latest.Week != EditionSchedule.WeekOf(edition, now))
        {
            var issue = await composer.ComposeAsync(edition, latest, now, cancellationToken);
            if (issue.State == IssueState.Composed && await StoreAsync(issue, latest, cancellationToken))
                Log.Composed(logger, issue.Id, issue.Articles.Count, issue.From, issue.Cut);
            latest = await issues.LatestAsync(edition.Id, cancellationToken);
        }
        if (latest is null)
            throw new InvalidOperationException($"Edition '{edition.Id}' has no article to publish: upload some to container 'articles' first.");
        return await AdvanceAsync(edition, latest, cancellationToken);
    }

    private async Task CreateDueAsync(Edition edition, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var cut = EditionSchedule.LastCut(edition, now);
        var latest = await issues.LatestAsync(edition.Id, cancellationToken);
        if (latest is not null && (latest.Cut >= cut || latest.Week == EditionSchedule.WeekOf(edition, cut)))
            return;
        if (now - cut > TimeSpan.FromHours(edition.MaxHoursLate))
        {
            if (latest is not null)
                Log.Missed(logger, edition.Id, cut, edition.MaxHoursLate);
            return;
        }
        var issue = await composer.ComposeAsync(edition, latest, cut, cancellationToken);
        // Before its first article a new deployment has no empty weeks to account for.
        if (issue.State == IssueState.Empty && latest is null)
            return;
        if (!await issues.TryCreateAsync(issue, cancellationToken))
            return;
        if (issue.State == IssueState.Empty)
            Log.Empty(logger, issue.Id, issue.From, issue.Cut);
        else
            Log.Composed(logger, issue.Id, issue.Articles.Count, issue.From, issue.Cut);
    }

    // An empty issue of the same week is filled; otherwise a new one is created.
    private async Task<bool> StoreAsync(Issue issue, Issue? latest, CancellationToken cancellationToken) =>
        latest is { State: IssueState.Empty } && latest.Week == issue.Week
            ? await issues.TryUpdateAsync(issue with { From = latest.From, Version = latest.Version }, cancellationToken) is not null
            : await issues.TryCreateAsync(issue, cancellationToken);

    private async Task<Issue> AdvanceAsync(Edition edition, Issue issue, CancellationToken cancellationToken)
    {
        if (issue.State == IssueState.Composed)
            issue = await RenderAsync(edition, issue, cancellationToken);
        else if (issue.State == IssueState.Rendered && time.GetUtcNow() - issue.Changed > Patience)
            issue = await QueuePlanAsync(issue, cancellationToken);
        else if (issue.State == IssueState.Delivering && time.GetUtcNow() - issue.Changed > Patience)
            issue = await watch.PushOnAsync(issue, cancellationToken);
        return issue;
    }

    private async Task<Issue> RenderAsync(Edition edition, Issue issue, CancellationToken cancellationToken)
    {
        var told = new List<IssueArticle>(issue.Articles.Count);
        foreach (var id in issue.Articles)
        {
            if (await articles.ReadAsync(id, cancellationToken) is { } article)
                told.Add(new IssueArticle(id, article));
        }
        try
        {
            var composition = IssuePlanner.Plan(edition, EditionSchedule.DayOf(edition, issue.Cut), told);
            await issues.SaveRenderedAsync(issue.Id, renderer.Render(edition, issue, composition), cancellationToken);
        }
        catch (TemplateException broken)
        {
            await issues.TryUpdateAsync(issue with { Trouble = broken.Message }, cancellationToken);
            throw;
        }
        return await QueuePlanAsync(issue with { State = IssueState.Rendered, Trouble = null }, cancellationToken);
    }

    // The state is stored first: a crash in between leaves a silent step, which the next ticks hand over again.
    private async Task<Issue> QueuePlanAsync(Issue issue, CancellationToken cancellationToken)
    {
        var stored = await issues.TryUpdateAsync(issue with { Changed = time.GetUtcNow() }, cancellationToken);
        if (stored is null)
            return await issues.FindAsync(issue.Id, cancellationToken) ?? issue;
        await queue.EnqueueAsync(new PlanMessage(issue.Id), cancellationToken);
        return stored;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Composed issue {Issue} of {Count} articles from [{From}, {Cut})")]
        public static partial void Composed(ILogger logger, string issue, int count, DateTimeOffset from, DateTimeOffset cut);

        [LoggerMessage(2, LogLevel.Warning, "Issue {Issue} is empty and not sent: no article arrived in [{From}, {Cut})")]
        public static partial void Empty(ILogger logger, string issue, DateTimeOffset from, DateTimeOffset cut);

        [LoggerMessage(3, LogLevel.Warning, "Edition {Edition} missed its cut at {Cut} by more than {Hours} hours; its articles wait for the next")]
        public static partial void Missed(ILogger logger, string edition, DateTimeOffset cut, int hours);

        [LoggerMessage(4, LogLevel.Error, "Edition {Edition} could not be published")]
        public static partial void EditionFailed(ILogger logger, string edition, Exception failure);
    }
}
