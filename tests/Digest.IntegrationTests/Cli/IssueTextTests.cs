using Digest.Cli.Issues;
using Digest.Core.Delivery;
using Digest.Core.Issues;

namespace Digest.IntegrationTests.Cli;

public sealed class IssueTextTests
{
    [Theory]
    [InlineData(850, 150, 0, "finished, partly")]
    [InlineData(999, 0, 1, "finished, partly")]
    [InlineData(1_000, 0, 0, "finished")]
    public void An_issue_that_not_everybody_got_says_so_F7(int sent, int failed, int uncertain, string phase)
    {
        var issue = new Issue
        {
            Edition = "weekly",
            Week = "2026-W48",
            From = DateTimeOffset.UnixEpoch,
            Cut = DateTimeOffset.UnixEpoch,
            State = IssueState.Finished,
            Articles = ["a"],
            Audience = 1_000,
            Tally = new DeliveryTally { Sent = sent, Failed = failed, Uncertain = uncertain },
            Changed = DateTimeOffset.UnixEpoch,
        };

        Assert.Equal(phase, IssueText.PhaseOf(issue));
        Assert.StartsWith($"{phase}: audience 1000, {sent} sent, {failed} failed", IssueText.StateOf(issue), StringComparison.Ordinal);
    }
}
