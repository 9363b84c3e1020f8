using System.Globalization;
using Digest.Core.Delivery.Control;
using Digest.Core.Issues;

namespace Digest.Cli.Issues;

/// <summary>Where an issue is, in words.</summary>
internal static class StatusText
{
    /// <summary>Each thing that an operator should know of it, by its name.</summary>
    public static IEnumerable<(string Name, string Value)> Of(DeliveryReport report)
    {
        var (issue, tally) = (report.Issue, report.Tally);
        yield return ("issue", $"{issue.Id}: {IssueText.PhaseOf(issue)}");
        if (issue.State is not (IssueState.Delivering or IssueState.Finished))
            yield return ("audience", "its list of readers is not frozen yet");
        else
            yield return ("audience", $"{Number(issue.Audience)} = {Number(tally.Sent)} sent + {Number(tally.Failed)} failed + {Number(tally.Suppressed)} suppressed + {Number(tally.Uncertain)} uncertain + {Number(report.Pending)} pending{(report.Difference == 0 ? "" : $"; the ledger differs by {Number(report.Difference)}")}");
        if (issue is { Revision: > 0, Corrected: { } corrected })
            yield return ("corrected mail", $"number {Number(issue.Revision)}, made {IssueText.When(corrected)}: {issue.Amendment}");
        if (report.Began is { } began)
            yield return ("rates", string.Create(CultureInfo.InvariantCulture, $"{report.PerMinute:0.#} a minute since {IssueText.When(began)}; {report.FailedShare:P1} of the answers were refusals"));
        if (report.SentAgain > 0)
            yield return ("sent again", $"{Number(report.SentAgain)} were sent again under the same id after a lost answer");
        if (report.Waiting > 0)
            yield return ("deferred", $"{Number(report.Waiting)} wait for another try");
        if (issue.Paused is { } paused)
            yield return ("paused", $"since {IssueText.When(paused)}: {issue.Reason} Go on with: digest issues resume {issue.Id}");
        else if (report.Expected is { } expected)
            yield return ("expected", $"out by {IssueText.When(expected)}, if it goes on as it did");
        if (issue.Trouble is { } trouble)
            yield return ("trouble", trouble);
    }

    /// <summary>Why copies were not sent: outcome, code, readers, an answer.</summary>
    public static IEnumerable<string[]> Why(DeliveryReport report) =>
        report.Codes.Select(code => new[] { code.Status.ToString().ToLowerInvariant(), code.Code, Number(code.Count), code.Example });

    /// <summary>A number for people.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
