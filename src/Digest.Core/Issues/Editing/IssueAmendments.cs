using Digest.Core.Archive;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Templates.Overrides;

namespace Digest.Core.Issues.Editing;

/// <summary>
/// What can still be done with an issue that has gone out. What lies in readers' mailboxes stays there; the archive and
/// its feeds are ours. Safe to repeat: what was cut short anywhere is completed by doing it again.
/// </summary>
public sealed class IssueAmendments(EditionList editions, IIssueStore issues, IssueContents contents, EditionPress press, IssueArchive archive, IDeliveryQueue queue, TimeProvider time)
{
    /// <summary>The most characters of a message to readers.</summary>
    public const int MaxMessage = 500;

    private const int Tries = 5;

    /// <summary>Takes an issue back: copies of batches that have not begun are suppressed, a notice takes the place of its page, and its stories leave the feeds.</summary>
    /// <exception cref="KeyNotFoundException">There is no such issue.</exception>
    /// <exception cref="InvalidOperationException">It has not gone out.</exception>
    public async Task<Issue> RecallAsync(string issueId, CancellationToken cancellationToken)
    {
        // The row first: no batch begins after it, whatever becomes of the archive; those that have begun are sent to their end.
        var wasHalted = false;
        var recalled = await ChangeAsync(issueId, Recalled, cancellationToken);
        await archive.RecallAsync(editions[recalled.Edition], recalled.Id, cancellationToken);
        // Batches that were halted wait for nothing any more: their rows say what became of them.
        if (wasHalted)
            await queue.EnqueueAsync(recalled, cancellationToken);
        return recalled;

        Issue Recalled(Issue issue)
        {
            wasHalted = issue is { State: IssueState.Delivering, Paused: not null };
            issue = issue.Recalled is null ? issue with { Recalled = time.GetUtcNow() } : issue;
            return wasHalted ? issue with { Paused = null, Reason = null, Trouble = null, Changed = time.GetUtcNow() } : issue;
        }
    }

    /// <summary>
    /// Makes the page, the data and the feeds of an issue anew from its articles as they are now, with a message to readers
    /// and its day. Nobody is mailed.
    /// </summary>
    /// <param name="issueId">The issue.</param>
    /// <param name="message">What was wrong, for readers of the page; at most <see cref="MaxMessage"/> characters.</param>
    /// <param name="change">What an editor changes in it besides; the same edits for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="KeyNotFoundException">There is no such issue.</exception>
    /// <exception cref="ArgumentException">The message is empty or too long.</exception>
    /// <exception cref="InvalidOperationException">It has not gone out, was recalled, or has no story left.</exception>
    public Task<Issue> CorrectAsync(string issueId, string message, Func<IssueEdits, IssueEdits> change, CancellationToken cancellationToken) =>
        CorrectAsync(issueId, message, change, mailToo: false, cancellationToken);

    /// <summary>Makes the files of its mail anew as well, for <see cref="Delivery.Control.MailCorrection"/>, which sees to it that nobody is sent any meanwhile.</summary>
    internal async Task<Issue> CorrectAsync(string issueId, string message, Func<IssueEdits, IssueEdits> change, bool mailToo, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        Check(message);
        var corrected = await ChangeAsync(issueId, issue => issue.Recalled is null
            ? issue with { Corrected = time.GetUtcNow(), Amendment = message.Trim(), Edits = change(issue.Edits) }
            : throw new InvalidOperationException($"Issue {issue.Id} was recalled; there is no page of it to correct."), cancellationToken);
        var edition = editions[corrected.Edition];
        var composition = await contents.ReadAsync(edition, corrected, cancellationToken);
        if (composition.Stories.Count == 0)
            throw new InvalidOperationException($"Issue {corrected.Id} has no story left: recall it instead.");
        var (rendered, _) = await press.RenderAsync(edition, corrected, composition, cancellationToken);
        if (mailToo)
        {
            await issues.SaveContentAsync(corrected.Id, composition.Articles, cancellationToken);
            await issues.SaveRenderedAsync(corrected.Id, rendered, cancellationToken);
        }

        await archive.PublishAsync(edition, corrected, rendered, cancellationToken);
        return corrected;
    }

    /// <summary>Refuses a message that readers could not be shown.</summary>
    /// <exception cref="ArgumentException">It is empty or too long.</exception>
    internal static void Check(string message)
    {
        if (string.IsNullOrWhiteSpace(message) || message.Length > MaxMessage)
            throw new ArgumentException($"Say what was wrong, in at most {MaxMessage} characters: readers of the page see it.");
    }

    private async Task<Issue> ChangeAsync(string issueId, Func<Issue, Issue> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var issue = await issues.FindAsync(issueId, cancellationToken)
                ?? throw new KeyNotFoundException($"There is no issue '{issueId}'; see: digest issues list");
            if (issue.State is not (IssueState.Rendered or IssueState.Delivering or IssueState.Finished))
                throw new InvalidOperationException($"Issue {issue.Id} is {issue.State.ToString().ToLowerInvariant()}: only one that has gone out is recalled or corrected. Until then it can be changed, held and dropped.");
            var changed = change(issue);
            if (changed == issue)
                return issue;
            if (await issues.TryUpdateAsync(changed, cancellationToken) is { } stored)
                return stored;
        }
        throw new InvalidOperationException($"Issue '{issueId}' is being changed by somebody else; look at it, then try again.");
    }
}
