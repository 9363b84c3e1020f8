using System.Collections.Concurrent;
using System.Diagnostics;
using Digest.Core.Archive;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues.Composition;
using Digest.Core.Issues.Editing;
using Digest.Core.Observing;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Issues;

/// <summary>
/// Brings issues from the schedule to the delivery queue. Every step is stored before the next begins and is safe to
/// repeat, so that a tick on two hosts, twice, or after a crash on any line gives one issue (invariant 2).
/// </summary>
public sealed partial class IssuePublisher(
    EditionList editions,
    IIssueStore issues,
    IssueComposer composer,
    IssueContents contents,
    EditionPress press,
    PreviewMail previews,
    IssueArchive archive,
    IDeliveryQueue queue,
    DeliveryWatch watch,
    TimeProvider time,
    ILogger<IssuePublisher> logger,
    ArticleTraces? traces = null,
    DigestMetrics? metrics = null)
{
    /// <summary>How long a step that was handed to a queue may stay silent before it is handed over again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, bool> _shown = new(StringComparer.Ordinal);

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
                await ShowAsync(edition, cancellationToken);
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
        if (latest is null || latest.State is IssueState.Empty or IssueState.Dropped || latest.Week != EditionSchedule.WeekOf(edition, now))
        {
            if (latest is not null && IsWaiting(latest))
                return await AdvanceAsync(edition, latest, cancellationToken);
            await CreateNowAsync(edition, latest, now, cancellationToken);
            latest = await issues.LatestAsync(edition.Id, cancellationToken);
        }
        if (latest is null)
            throw new InvalidOperationException($"Edition '{edition.Id}' has no article to publish: upload some to container 'articles' first.");
        return await AdvanceAsync(edition, latest, cancellationToken);
    }

    private async Task CreateNowAsync(Edition edition, Issue? latest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var span = Tracing.Begin("publish issue");
        var issue = (await composer.ComposeAsync(edition, latest, now, cancellationToken)) with { Trace = span?.Id };
        var draft = await issues.DraftAsync(edition.Id, cancellationToken);
        if (issue.State == IssueState.Composed && await StoreAsync(issue with { Edits = draft?.Edits ?? IssueEdits.None }, latest, draft, cancellationToken))
            await EnteredAsync(issue, span, cancellationToken);
        else
            span.Forget();
    }

    private async Task EnteredAsync(Issue issue, Activity? span, CancellationToken cancellationToken)
    {
        Log.Entered(logger, issue.Id, issue.State, issue.Articles.Count, issue.From, issue.Cut, issue.Reason);
        span?.SetTag(Tags.Issue, issue.Id).SetTag(Tags.Edition, issue.Edition).SetTag(Tags.State, issue.State.ToString()).SetTag(Tags.Articles, issue.Articles.Count);
        if (traces is not null)
            await traces.TakenAsync(issue, cancellationToken);
    }

    // Once a process: an edition has its index and feeds before its first issue, and a changed brand is seen without a new one.
    private async Task ShowAsync(Edition edition, CancellationToken cancellationToken)
    {
        if (_shown.ContainsKey(edition.Id))
            return;
        await archive.RefreshAsync(edition, cancellationToken);
        _shown[edition.Id] = true;
    }

    private async Task CreateDueAsync(Edition edition, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var cut = EditionSchedule.LastCut(edition, now);
        var latest = await issues.LatestAsync(edition.Id, cancellationToken);
        if (latest is not null && (latest.Cut >= cut || latest.Week == EditionSchedule.WeekOf(edition, cut)))
            return;
        // Of a cut that was before its first tick a new deployment has missed nothing.
        var isNew = latest is null && !await archive.AwaitsFirstAsync(edition, cut, cancellationToken);
        if (isNew && now - cut > TimeSpan.FromHours(edition.MaxHoursLate))
            return;
        if (latest is not null && IsWaiting(latest))
        {
            var dropped = latest with { State = IssueState.Dropped, Reason = "The next issue was due before it went out; its articles go into that one.", HeldUntil = null };
            latest = await WithdrawAsync(edition, latest, dropped, cancellationToken);
            if (latest.State is not IssueState.Dropped)
                return;
        }
        using var span = Tracing.Begin("publish issue");
        var composed = (await composer.ComposeAsync(edition, latest, cut, cancellationToken)) with { Trace = span?.Id };
        if (isNew && composed.Articles.Count == 0)
        {
            span.Forget();
            return;
        }

        var draft = await issues.DraftAsync(edition.Id, cancellationToken);
        composed = composed with { Edits = draft?.Edits ?? IssueEdits.None };
        // Readers who never had an issue hear nothing of a week without one.
        var issue = composed.Articles.Count == 0 && !await HasToldAsync(edition, latest, cancellationToken) ? composed : IssueGate.Enter(edition, composed, draft?.Reason, now);
        if (await StoreAsync(issue, latest, draft, cancellationToken))
            await EnteredAsync(issue, span, cancellationToken);
        else
            span.Forget();
    }

    private async Task<bool> HasToldAsync(Edition edition, Issue? latest, CancellationToken cancellationToken) =>
        latest is not (null or { State: IssueState.Empty }) || await issues.ListAsync(edition.Id, cancellationToken).AnyAsync(issue => issue.State is not IssueState.Empty, cancellationToken);

    private static bool IsWaiting(Issue issue) => issue.State is IssueState.Held or IssueState.Composed or IssueState.Rendered;

    // The row of the week may be there already: as the draft, or as an issue that was empty or dropped before somebody published by hand.
    private async Task<bool> StoreAsync(Issue issue, Issue? latest, Issue? draft, CancellationToken cancellationToken)
    {
        if (latest is { State: IssueState.Empty or IssueState.Dropped } && latest.Week == issue.Week)
            return await issues.TryUpdateAsync(issue with { From = latest.From, Version = latest.Version }, cancellationToken) is not null;
        if (draft?.Week == issue.Week)
            return await issues.TryUpdateAsync(issue with { Version = draft.Version }, cancellationToken) is not null;
        if (!await issues.TryCreateAsync(issue, cancellationToken))
            return false;
        // The schedule moved to another week: what the draft held is in this issue now.
        if (draft is not null)
            await issues.TryUpdateAsync(draft with { Edits = IssueEdits.None, Reason = null }, cancellationToken);
        return true;
    }

    private async Task<Issue> AdvanceAsync(Edition edition, Issue issue, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (issue.State is IssueState.Composed or IssueState.Rendered && IssueGate.IsLate(edition, issue, now))
            return await WithdrawAsync(edition, issue, IssueGate.Late(edition, issue), cancellationToken);
        if (issue.State == IssueState.Held && issue.HeldUntil <= now)
            issue = await UpdateAsync(issue with { State = IssueState.Composed, Approved = now, Reason = null, HeldUntil = null }, cancellationToken);
        return issue.State switch
        {
            IssueState.Held => await previews.SendOnceAsync(edition, issue, cancellationToken),
            IssueState.Composed => await RenderAsync(edition, issue, cancellationToken),
            IssueState.Rendered when now - issue.Changed > Patience && !PlanClaim.IsHeld(issue, now) => await PublishAsync(edition, issue, cancellationToken),
            IssueState.Delivering when now - issue.Changed > Patience => await watch.PushOnAsync(issue, cancellationToken),
            _ => issue,
        };
    }

    private async Task<Issue> RenderAsync(Edition edition, Issue issue, CancellationToken cancellationToken)
    {
        var composition = await contents.ReadAsync(edition, issue, cancellationToken);
        if (composition.Stories.Count == 0 && edition.EmptyWeeks is EmptyWeekPolicy.Silent)
            return await UpdateAsync(issue with { State = IssueState.Empty, Reason = "All its articles were withdrawn or dropped." }, cancellationToken);
        string? trouble;
        using (var span = Tracing.Continue("render issue", issue.Trace))
        {
            span?.SetTag(Tags.Issue, issue.Id).SetTag(Tags.Stories, composition.Stories.Count);
            trouble = await RenderAsync(edition, issue, composition, span, cancellationToken);
        }

        var published = await PublishAsync(edition, issue with { State = IssueState.Rendered, Trouble = trouble }, cancellationToken);
        if (published.State == IssueState.Rendered)
            metrics?.Published(edition.Id, composition.Stories.Count);
        return published;
    }

    private async Task<string?> RenderAsync(Edition edition, Issue issue, IssueComposition composition, Activity? span, CancellationToken cancellationToken)
    {
        try
        {
            // First, because what readers chose is rendered from it once the issue is.
            await issues.SaveContentAsync(issue.Id, composition.Articles, cancellationToken);
            var (rendered, trouble) = await press.RenderAsync(edition, issue, composition, cancellationToken);
            await issues.SaveRenderedAsync(issue.Id, rendered, cancellationToken);
            return trouble;
        }
        catch (Exception failure) when (span.Fails(failure))
        {
            throw;
        }
        catch (TemplateException broken)
        {
            await issues.TryUpdateAsync(issue with { Trouble = broken.Message }, cancellationToken);
            throw;
        }
    }

    // The state is stored first: a crash in between leaves a silent step, which the next ticks take again. Where an editor
    // changed the issue meanwhile, nothing is stored, and the next tick renders it anew.
    private async Task<Issue> PublishAsync(Edition edition, Issue issue, CancellationToken cancellationToken)
    {
        using var span = Tracing.Continue("announce issue", issue.Trace);
        span?.SetTag(Tags.Issue, issue.Id);
        // Whoever froze the list of what it was before has lost it.
        if (await issues.TryUpdateAsync(issue with { Planning = null, Changed = time.GetUtcNow() }, cancellationToken) is not { } stored)
            return await issues.FindAsync(issue.Id, cancellationToken) ?? issue;
        // Links of the mail lead to the page, so that it comes first.
        using (Tracing.Start("archive issue"))
        {
            if (await issues.ReadRenderedAsync(stored.Id, cancellationToken) is { } rendered)
                await archive.PublishAsync(edition, stored, rendered, cancellationToken);
        }

        if (await issues.FindAsync(stored.Id, cancellationToken) is { State: not IssueState.Rendered } held)
        {
            if (held.State is not (IssueState.Delivering or IssueState.Finished))
                await archive.RemoveAsync(edition, held.Id, cancellationToken);
            return held;
        }
        await queue.EnqueueAsync(new PlanMessage(stored.Id) { Trace = Tracing.Current }, TimeSpan.Zero, cancellationToken);
        return stored;
    }

    // What is not sent must not be read on the web either; only once that is stored, since its list may be frozen until then.
    private async Task<Issue> WithdrawAsync(Edition edition, Issue issue, Issue held, CancellationToken cancellationToken)
    {
        var stored = await UpdateAsync(held, cancellationToken);
        if (issue.State is IssueState.Rendered && stored.State == held.State)
            await archive.RemoveAsync(edition, issue.Id, cancellationToken);
        return stored;
    }

    private async Task<Issue> UpdateAsync(Issue issue, CancellationToken cancellationToken)
    {
        var stored = await issues.TryUpdateAsync(issue with { Changed = time.GetUtcNow() }, cancellationToken);
        if (stored is null)
            return await issues.FindAsync(issue.Id, cancellationToken) ?? issue;
        Log.Changed(logger, stored.Id, stored.State, stored.Reason);
        return stored;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Issue {Issue} is {State}: {Count} articles from [{From}, {Cut}). {Reason}")]
        public static partial void Entered(ILogger logger, string issue, IssueState state, int count, DateTimeOffset from, DateTimeOffset cut, string? reason);

        [LoggerMessage(2, LogLevel.Information, "Issue {Issue} is {State} now. {Reason}")]
        public static partial void Changed(ILogger logger, string issue, IssueState state, string? reason);

        [LoggerMessage(4, LogLevel.Error, "Edition {Edition} could not be published")]
        public static partial void EditionFailed(ILogger logger, string edition, Exception failure);
    }
}
