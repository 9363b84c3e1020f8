using System.CommandLine;
using Digest.Cli.Terminal;
using Digest.Core.Delivery.Control;
using Digest.Core.Issues;

namespace Digest.Cli.Issues;

/// <summary>What operators see of an issue on its way, and do with it.</summary>
internal static class DeliveryCommands
{
    private const int MostListed = 20;

    /// <summary><c>digest issues status ISSUE</c>.</summary>
    public static Command Status()
    {
        var name = IssuesCommand.Name();
        var all = new Option<bool>("--all") { Description = $"List everybody who has not received it, not only the first {MostListed}; those who were suppressed as well." };
        var has = new Option<bool>("--has") { Description = "List everybody who has received it, or of whom it is uncertain, instead of those who have not." };
        var command = new Command("status", "Shows how many have an issue, how many do not and why, and who.") { name, all, has };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await IssuesCommand.OpenAsync(given, cancellationToken);
            var desk = app.Get<DeliveryDesk>();
            var report = await desk.ReportAsync(given.GetValue(name)!, cancellationToken);
            var reporter = new Reporter();
            foreach (var (line, value) in StatusText.Of(report))
                reporter.Say(line, value);
            if (report.Codes.Count > 0)
                reporter.Table("why", ["Outcome", "Code", "Readers", "An answer"], StatusText.Why(report));
            if (given.GetValue(has))
            {
                var having = await desk.HavingAsync(report.Issue, cancellationToken).Select(one => new[] { NameOf(one), one.Row.Status.ToString().ToLowerInvariant(), IssueText.When(one.Row.Changed) }).ToListAsync(cancellationToken);
                reporter.Table("has received it", ["Reader", "Outcome", "When"], having);
                return Judge(report);
            }

            var listed = 0;
            var rows = new List<string[]>();
            await foreach (var missing in desk.MissingAsync(report.Issue, given.GetValue(all), cancellationToken))
            {
                if (++listed <= MostListed || given.GetValue(all))
                    rows.Add([NameOf(missing), missing.Row.Status.ToString().ToLowerInvariant(), missing.Row.Code ?? "", missing.Row.Until is { } until ? IssueText.When(until) : ""]);
            }

            if (rows.Count > 0)
                reporter.Table("has not received it", ["Reader", "Outcome", "Code", "Next try"], rows);
            if (listed > rows.Count)
                reporter.Say("more", $"{StatusText.Number(listed - rows.Count)} others; --all lists them.");
            return Judge(report);
        });
        return command;
    }

    /// <summary><c>digest issues pause ISSUE</c>.</summary>
    public static Command Pause() => Of("pause", "Halts an issue that is being sent; it is heard within seconds.", (desk, name, cancellationToken) => desk.PauseAsync(name, cancellationToken));

    /// <summary><c>digest issues resume ISSUE</c>.</summary>
    public static Command Resume() => Of("resume", "Lets a halted issue go on where it was.", (desk, name, cancellationToken) => desk.ResumeAsync(name, cancellationToken));

    /// <summary><c>digest issues cancel ISSUE</c>.</summary>
    public static Command Cancel() => Of("cancel", "Ends an issue: whoever does not have it yet does not get it. Its page stays; recall takes that back.", (desk, name, cancellationToken) => desk.CancelAsync(name, cancellationToken));

    /// <summary><c>digest issues retry ISSUE</c>.</summary>
    public static Command Retry()
    {
        var name = IssuesCommand.Name();
        var uncertain = new Option<bool>("--uncertain") { Description = "Those too of whom it is uncertain whether they have it: some may get it twice, under the same Message-ID." };
        var command = new Command("retry", "Sends an issue to exactly those whose copies failed.") { name, uncertain };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await IssuesCommand.OpenAsync(given, cancellationToken);
            var (issue, rows) = await app.Get<DeliveryDesk>().RetryAsync(given.GetValue(name)!, given.GetValue(uncertain), cancellationToken);
            new Reporter().Say(issue.Id, rows == 0 ? "nobody's copy had failed; nothing is sent." : $"{StatusText.Number(rows)} readers get it again.");
            return 0;
        });
        return command;
    }

    private static int Judge(DeliveryReport report) => report.Difference == 0 || report.Pending > 0 ? 0 : DigestCommand.Failed;

    private static string NameOf(ReaderCopy copy) => copy.Reader?.Address ?? $"(deleted) {copy.Row.SubscriberId}";

    private static Command Of(string verb, string what, Func<DeliveryDesk, string, CancellationToken, Task<Issue>> change)
    {
        var name = IssuesCommand.Name();
        var command = new Command(verb, what) { name };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await IssuesCommand.OpenAsync(given, cancellationToken);
            var issue = await change(app.Get<DeliveryDesk>(), given.GetValue(name)!, cancellationToken);
            new Reporter().Say(issue.Id, IssueText.StateOf(issue));
            return 0;
        });
        return command;
    }
}
