using System.CommandLine;
using System.Globalization;
using Digest.Core.Editions;
using Digest.Harness;

namespace Digest.Benchmarks.Delivery;

/// <summary><c>kills</c>: ends the sending process at random points, and compares the mail server's log with the ledger.</summary>
internal static class KillsCommand
{
    public static Command Create()
    {
        var kills = new Option<int>("--kills") { Description = "How often in all.", DefaultValueFactory = _ => 200 };
        var readers = new Option<int>("--readers") { Description = "The readers of each issue.", DefaultValueFactory = _ => 2_000 };
        var each = new Option<int>("--each") { Description = "The most kills of one issue.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("kills", "Ends the sender of issues without grace at random points and compares the mail server's log with the ledger.") { kills, readers, each, seed };
        command.SetAction(async (given, cancellationToken) =>
        {
            var (done, issues, bad) = (0, 0, 0);
            while (done < given.GetValue(kills))
            {
                var policy = issues % 2 == 0 ? UncertainPolicy.SameIdAgain : UncertainPolicy.NeverAgain;
                var points = KillPoint.Random(given.GetValue(seed) + issues).Take(Math.Min(given.GetValue(each), given.GetValue(kills) - done));
                var outcome = await KilledIssue.RunAsync(given.GetValue(readers), points, policy, inFlight: 64, line => Console.Error.WriteLine(line));
                (done, issues, bad) = (done + outcome.Kills, issues + 1, bad + outcome.Faults.Count);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"issue {issues} ({policy}): {outcome.Kills} kills, {outcome.Issue.State}, {outcome.Issue.Tally.Sent} sent + {outcome.Issue.Tally.Uncertain} uncertain of {outcome.Issue.Audience}; the server accepted {outcome.Accepted}, {outcome.Twice} readers twice; {outcome.Doubts} claims in doubt, {outcome.Missed} uncertain readers without a copy; faults: {outcome.Faults.Count}"));
                foreach (var fault in outcome.Faults.Take(10))
                    Console.WriteLine($"  {fault}");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} kills in {issues} issues, {bad} faults"));
            return bad == 0 ? 0 : 1;
        });
        return command;
    }
}
