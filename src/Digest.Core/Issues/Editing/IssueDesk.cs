using Digest.Core.Archive;
using Digest.Core.Editions;
using Digest.Core.Issues.Composition;

namespace Digest.Core.Issues.Editing;

/// <summary>
/// What editors do with an issue before its readers have it. Every change holds only if nobody was faster, and an issue
/// that is on its way is not changed any more: a change that comes too late is an error, never half an effect.
/// </summary>
public sealed class IssueDesk(EditionList editions, IIssueStore issues, IssueComposer composer, IssueContents contents, IssueArchive archive, TimeProvider time)
{
    private const int Tries = 5;

    /// <summary>
    /// The issue that a name means: an issue's id, or an edition's id for the issue that goes out next, be it cut already or
    /// still to be: then it holds what has arrived so far.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is none; the message says what there is.</exception>
    public async Task<Issue> FindAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (editions.All.FirstOrDefault(edition => edition.Id == name) is { } edition)
            return await issues.LatestAsync(edition.Id, cancellationToken) is { State: IssueState.Held or IssueState.Composed } waiting ? waiting : await ComingAsync(edition, cancellationToken);
        if (await issues.FindAsync(name, cancellationToken) is { State: not IssueState.Draft } issue)
            return issue;
        foreach (var its in editions.All.Where(edition => name.StartsWith($"{edition.Id}-", StringComparison.Ordinal)))
        {
            if (await ComingAsync(its, cancellationToken) is var coming && coming.Id == name)
                return coming;
        }
        throw new KeyNotFoundException($"There is no issue '{name}'. Name one by its id, such as {editions.All.First().Id}-2026-W48, or an edition for its next issue: {string.Join(", ", editions.All.Select(edition => edition.Id))}.");
    }

    /// <summary>The stories of an issue as they are now, with the reasons for their places.</summary>
    public Task<IssueComposition> ReadAsync(Issue issue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return contents.ReadAsync(editions[issue.Edition], issue, cancellationToken);
    }

    /// <summary>The files of the issue's window that it does not tell, each with the reason.</summary>
    public async Task<IReadOnlyList<LeftOut>> LeftOutAsync(Issue issue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var before = await issues.ListAsync(issue.Edition, cancellationToken).FirstOrDefaultAsync(other => other.Cut < issue.Cut, cancellationToken);
        return (await composer.SelectAsync(editions[issue.Edition], before, issue.Cut, cancellationToken)).LeftOut;
    }

    /// <summary>Changes what an editor may change, in an issue that nobody was sent yet.</summary>
    /// <exception cref="InvalidOperationException">The issue is on its way, or somebody else changed it at the same time.</exception>
    public Task<Issue> EditAsync(string name, Func<IssueEdits, IssueEdits> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ChangeAsync(name, issue => issue.State is IssueState.Draft or IssueState.Held or IssueState.Composed
            ? issue with { Edits = change(issue.Edits) }
            : throw TooLate(issue, "changed"), cancellationToken);
    }

    /// <summary>Keeps an issue from going out until it is approved.</summary>
    /// <exception cref="InvalidOperationException">The issue is on its way, or somebody else changed it at the same time.</exception>
    public Task<Issue> HoldAsync(string name, CancellationToken cancellationToken) => ChangeAsync(name, issue => issue.State switch
    {
        IssueState.Draft => issue with { Reason = Held },
        IssueState.Held or IssueState.Composed or IssueState.Rendered => issue with { State = IssueState.Held, Reason = Held, HeldUntil = null, Approved = null },
        _ => throw TooLate(issue, "held"),
    }, cancellationToken);

    /// <summary>Lets a held issue go out with the next tick, or takes back a hold or a drop.</summary>
    /// <exception cref="InvalidOperationException">The issue is not held, or a later one tells its articles.</exception>
    public async Task<Issue> ApproveAsync(string name, CancellationToken cancellationToken)
    {
        var approved = await ChangeAsync(name, issue => issue.State switch
        {
            IssueState.Draft => issue with { Reason = null },
            IssueState.Held => Out(issue),
            IssueState.Dropped when issue.Articles.Count > 0 => Out(issue),
            IssueState.Composed => issue,
            _ => throw new InvalidOperationException($"Issue {issue.Id} is {Named(issue.State)}: only one that is held or dropped can be approved."),
        }, cancellationToken, mustBeLatest: true);
        return approved;
    }

    /// <summary>Leaves an issue out. Its articles go into the next, but for those that an editor dropped.</summary>
    /// <exception cref="InvalidOperationException">The issue is on its way, or it is not cut yet.</exception>
    public Task<Issue> DropAsync(string name, CancellationToken cancellationToken) => ChangeAsync(name, issue => issue.State switch
    {
        IssueState.Held or IssueState.Composed or IssueState.Rendered => issue with { State = IssueState.Dropped, Reason = "Dropped by an editor; its articles go into the next issue.", HeldUntil = null },
        IssueState.Draft => throw new InvalidOperationException($"Issue {issue.Id} is not cut before {issue.Cut:yyyy-MM-dd HH:mm} UTC: hold it now, and drop it then."),
        _ => throw TooLate(issue, "dropped"),
    }, cancellationToken, mustBeLatest: true);

    private const string Held = "Held by an editor.";

    private Issue Out(Issue issue) => issue with { State = IssueState.Composed, Approved = time.GetUtcNow(), Reason = null, HeldUntil = null };

    private async Task<Issue> ComingAsync(Edition edition, CancellationToken cancellationToken)
    {
        var latest = await issues.LatestAsync(edition.Id, cancellationToken);
        var cut = EditionSchedule.NextCut(edition, time.GetUtcNow());
        while (latest is not null && EditionSchedule.WeekOf(edition, cut) == latest.Week)
            cut = EditionSchedule.NextCut(edition, cut);
        var composed = await composer.ComposeAsync(edition, latest, cut, cancellationToken);
        var draft = await issues.DraftAsync(edition.Id, cancellationToken);
        return composed with
        {
            State = IssueState.Draft,
            Edits = draft?.Edits ?? IssueEdits.None,
            Reason = draft?.Reason,
            Version = draft?.Week == composed.Week ? draft.Version : null,
        };
    }

    private async Task<Issue> ChangeAsync(string name, Func<Issue, Issue> change, CancellationToken cancellationToken, bool mustBeLatest = false)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var issue = await FindAsync(name, cancellationToken);
            if (mustBeLatest && issue.State is not IssueState.Draft && await issues.LatestAsync(issue.Edition, cancellationToken) is { } latest && latest.Id != issue.Id)
                throw new InvalidOperationException($"Issue {issue.Id} is over: {latest.Id} came after it and tells what it left.");
            var wanted = change(issue);
            if (await SaveAsync(wanted with { Changed = time.GetUtcNow() }, cancellationToken) is not { } changed)
                continue;
            // What is held back must not be read on the web either; only once it is held, since its list may be frozen until then.
            if (issue.State is IssueState.Rendered)
                await archive.RemoveAsync(editions[issue.Edition], issue.Id, cancellationToken);
            return changed;
        }
        throw new InvalidOperationException($"Issue '{name}' is being changed by somebody else; look at it, then try again.");
    }

    // A draft keeps nothing but the changes: what it will tell is known when it is cut.
    private async Task<Issue?> SaveAsync(Issue issue, CancellationToken cancellationToken)
    {
        if (issue.State is not IssueState.Draft)
            return await issues.TryUpdateAsync(issue, cancellationToken);
        var row = issue with { Articles = [] };
        if (issue.Version is not null)
            return await issues.TryUpdateAsync(row, cancellationToken) is { } updated ? issue with { Version = updated.Version } : null;
        return await issues.TryCreateAsync(row, cancellationToken) ? issue : null;
    }

    private static InvalidOperationException TooLate(Issue issue, string what) =>
        new($"Issue {issue.Id} is {Named(issue.State)} and cannot be {what} any more. What has gone out can be recalled or corrected.");

    private static string Named(IssueState state) => state.ToString().ToLowerInvariant();
}
