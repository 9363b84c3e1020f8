using System.Runtime.CompilerServices;
using Digest.Core.Editions;
using Digest.Core.Issues;

namespace Digest.Checks.Editions;

/// <summary>Whether an issue waits for somebody.</summary>
internal sealed class TroubleCheck(EditionList editions, IIssueStore issues) : ICheck
{
    public string Group => "issues";

    public async IAsyncEnumerable<CheckResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var edition in editions.All)
        {
            foreach (var result in await OfAsync(edition, cancellationToken))
                yield return result;
        }
    }

    private async Task<IReadOnlyList<CheckResult>> OfAsync(Edition edition, CancellationToken cancellationToken)
    {
        try
        {
            if (await issues.LatestAsync(edition.Id, cancellationToken) is not { } latest)
                return [new CheckResult(Group, edition.Id, CheckState.Ok, "There is no issue yet.")];
            // One that is halted may be older.
            var others = await issues.UnfinishedAsync(edition.Id, cancellationToken).Where(other => other.Id != latest.Id).ToListAsync(cancellationToken);
            return [Of(latest), .. others.Select(Of)];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return [new CheckResult(Group, edition.Id, CheckState.Fault, failure.Message.Split('\n')[0], "See digest doctor storage.")];
        }
    }

    private CheckResult Of(Issue issue)
    {
        var state = issue.State.ToString().ToLowerInvariant();
        return issue switch
        {
            { Paused: not null } => new CheckResult(Group, issue.Id, CheckState.Warning, $"It is halted: {issue.Reason}", $"digest issues status {issue.Id} tells more; go on with: digest issues resume {issue.Id}"),
            { Trouble: { } trouble } => new CheckResult(Group, issue.Id, CheckState.Warning, trouble, $"digest issues status {issue.Id} tells more."),
            { State: IssueState.Held } => new CheckResult(Group, issue.Id, CheckState.Warning, $"It is held: {issue.Reason}", $"Let it go out with: digest issues approve {issue.Id}"),
            _ => new CheckResult(Group, issue.Id, CheckState.Ok, $"It is {state}.{(issue.Reason is { } reason ? $" {reason}" : "")}"),
        };
    }
}
