using System.Globalization;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues.Editing;

namespace Digest.Core.Issues;

/// <summary>
/// Sees to it that nobody is mailed twice because tables are older than they were: what was on its way in the copy is
/// halted, and an issue that was made after it gets a row again, which says that it is over.
/// </summary>
public sealed class IssueRecovery(EditionList editions, IIssueStore issues, IssueDesk desk, DeliveryWatch watch, TimeProvider time)
{
    /// <summary>So many weeks back issues without a row are looked for.</summary>
    private const int Weeks = 12;

    /// <summary>Looks at every edition.</summary>
    /// <param name="taken">When the copy was taken.</param>
    /// <param name="cancellationToken">Gives up; it can be repeated.</param>
    /// <returns>The issues that an operator must look at, as they are now.</returns>
    public async Task<IReadOnlyList<Issue>> RecoverAsync(DateTimeOffset taken, CancellationToken cancellationToken)
    {
        var found = new List<Issue>();
        var since = taken.ToString("u", CultureInfo.InvariantCulture);
        foreach (var edition in editions.All)
        {
            await foreach (var issue in issues.UnfinishedAsync(edition.Id, cancellationToken))
            {
                if (issue is { State: IssueState.Delivering, Paused: null })
                    found.Add(await watch.HaltAsync(issue.Id, $"It was being sent when the copy of {since} was taken, and its rows are those of then: compare with the log of the mail server. If the others have it by now: digest issues cancel {issue.Id}; if nobody else has: digest issues resume {issue.Id}", cancellationToken) ?? issue);
                else if (issue.State is IssueState.Composed or IssueState.Rendered)
                    found.Add(await desk.HoldAsync(issue.Id, cancellationToken));
            }

            var cut = EditionSchedule.LastCut(edition, time.GetUtcNow());
            if (await AddAsync(edition, EditionSchedule.WeekOf(edition, time.GetUtcNow()), cut, since, cancellationToken) is { } early)
                found.Add(early);
            for (var week = 0; week < Weeks; week++, cut = EditionSchedule.LastCut(edition, cut.AddTicks(-1)))
            {
                if (await AddAsync(edition, EditionSchedule.WeekOf(edition, cut), cut, since, cancellationToken) is { } lost)
                    found.Add(lost);
            }
        }

        return found;
    }

    // What was made has its content in storage, whatever became of its row.
    private async Task<Issue?> AddAsync(Edition edition, string week, DateTimeOffset cut, string since, CancellationToken cancellationToken)
    {
        var issue = new Issue
        {
            Edition = edition.Id,
            Week = week,
            From = EditionSchedule.LastCut(edition, cut.AddTicks(-1)),
            Cut = cut,
            State = IssueState.Finished,
            Articles = [],
            Changed = time.GetUtcNow(),
            // Whoever restores is told of it at once, and its editor was when it went out.
            Reported = time.GetUtcNow(),
            Trouble = $"It was made after the copy of {since} was taken, and its ledger is lost: the log of the mail server shows who has it. Nobody is sent it any more.",
        };
        if (await issues.FindAsync(issue.Id, cancellationToken) is not null || await issues.ReadContentAsync(issue.Id, cancellationToken) is not { } content)
            return null;
        issue = issue with { Articles = [.. content.Select(article => article.Id)] };
        return await issues.TryCreateAsync(issue, cancellationToken) ? issue : null;
    }
}
