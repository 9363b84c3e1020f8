using Digest.Core.Editions;
using Digest.Harness;
using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.Delivery;

/// <summary>The sending host is ended without grace, and the mail server's own log compared with the ledger. All 200 ends: <c>tests/Digest.Benchmarks -- kills</c>.</summary>
public sealed class KillTests
{
    [SkippableTheory]
    [InlineData(UncertainPolicy.NeverAgain)]
    [InlineData(UncertainPolicy.SameIdAgain)]
    public async Task Whoever_is_ended_in_the_middle_leaves_nobody_out_and_nobody_twice_without_a_doubt_in_the_ledger_F1_F2_F3_F4(UncertainPolicy policy)
    {
        LocalRun.SkipWithoutNode();
        KillPoint[] points = policy == UncertainPolicy.NeverAgain
            ? [new(KillKind.AfterStorage, 4), new(KillKind.AcceptedUnanswered, 30)]
            : [new(KillKind.BeforeQueue, 1), new(KillKind.AcceptedUnrecorded, 45)];

        var outcome = await KilledIssue.RunAsync(readers: 120, points, policy, inFlight: 10);

        Assert.Empty(outcome.Faults);
        Assert.Equal(points.Length, outcome.Kills);
    }
}
