using System.CommandLine;
using Digest.Core.Reports;

namespace Digest.Cli.Issues;

/// <summary><c>digest issues report ISSUE</c>: what its editor is mailed, as text.</summary>
internal static class ReportCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("ISSUE") { Description = "The id of an issue (weekly-2026-W48), or of an edition (weekly) for its latest issue." };
        var command = new Command("report", "Prints the report of an issue to its editor: what went out, to how many, what failed, what was left out and why, and what to do next.") { name };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await IssuesCommand.OpenAsync(given, cancellationToken);
            var report = await app.Get<ReportDesk>().RenderAsync(given.GetValue(name)!, cancellationToken);
            await Console.Out.WriteLineAsync($"{report.Subject}{Environment.NewLine}{Environment.NewLine}{report.Text}");
            return 0;
        });
        return command;
    }
}
