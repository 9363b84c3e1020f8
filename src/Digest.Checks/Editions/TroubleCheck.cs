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
            yield return await OfAsync(edition, cancellationToken);
    }

    private async Task<CheckResult> OfAsync(Edition edition, CancellationToken cancellationToken)
    {
        Issue? latest;
        try
        {
            latest = await issues.LatestAsync(edition.Id, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new CheckResult(Group, edition.Id, CheckState.Fault, failure.Message.Split('\n')[0], "See digest doctor storage.");
        }

        var state = latest?.State.ToString().ToLowerInvariant();
        return latest switch
        {
            null => new CheckResult(Group, edition.Id, CheckState.Ok, "There is no issue yet."),
            { Paused: not null } => new CheckResult(Group, latest.Id, CheckState.Warning, $"It is halted: {latest.Reason}", $"digest issues status {latest.Id} tells more; go on with: digest issues resume {latest.Id}"),
            { Trouble: { } trouble } => new CheckResult(Group, latest.Id, CheckState.Warning, trouble, $"digest issues status {latest.Id} tells more."),
            { State: IssueState.Held } => new CheckResult(Group, latest.Id, CheckState.Warning, $"It is held: {latest.Reason}", $"Let it go out with: digest issues approve {latest.Id}"),
            _ => new CheckResult(Group, latest.Id, CheckState.Ok, $"It is {state}.{(latest.Reason is { } reason ? $" {reason}" : "")}"),
        };
    }
}
