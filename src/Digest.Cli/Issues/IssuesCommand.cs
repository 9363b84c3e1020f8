using System.CommandLine;
using Digest.Cli.Services;
using Digest.Cli.Terminal;
using Digest.Core.Issues;
using Digest.Core.Issues.Editing;

namespace Digest.Cli.Issues;

/// <summary><c>digest issues</c>: what editors see of issues and do with them.</summary>
internal static class IssuesCommand
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The data folder of a local run. Default: the storage of the settings, else artifacts/data.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Names an issue.</summary>
    public static Argument<string> Name() => new("ISSUE") { Description = "The id of an issue (weekly-2026-W48), or of an edition (weekly) for the issue that goes out next." };

    /// <summary>Names an article of an issue.</summary>
    public static Argument<string> Article() => new("ARTICLE") { Description = "An article by its number or its id, as `issues show` prints them." };

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var command = new Command("issues", "Shows issues and lets editors change, hold, approve, drop and try them; shows who has them, and sends to those who do not.")
        {
            ShowCommands.List(),
            ShowCommands.Show(),
            PreviewCommands.Preview(),
            PreviewCommands.Test(),
            EditCommands.Note(),
            EditCommands.Order(),
            EditCommands.Pin(),
            EditCommands.Unpin(),
            EditCommands.LeaveOut(),
            EditCommands.TakeIn(),
            EditCommands.Rewrite(),
            StateCommands.Hold(),
            StateCommands.Approve(),
            StateCommands.Drop(),
            DeliveryCommands.Status(),
            ReportCommand.Create(),
            DeliveryCommands.Retry(),
            DeliveryCommands.Pause(),
            DeliveryCommands.Resume(),
            DeliveryCommands.Cancel(),
            AmendCommands.Recall(),
            AmendCommands.Correct(),
        };
        command.Options.Add(Data);
        return command;
    }

    /// <summary>Opens the app for a command.</summary>
    public static Task<App> OpenAsync(ParseResult given, CancellationToken cancellationToken) =>
        App.OpenAsync(given.GetValue(Data), DigestCommand.IsVerbose(given), cancellationToken);

    /// <summary>Changes an issue and says what it is now.</summary>
    public static async Task<int> ChangeAsync(ParseResult given, Func<App, IssueDesk, Task<Issue>> change, CancellationToken cancellationToken)
    {
        await using var app = await OpenAsync(given, cancellationToken);
        var issue = await change(app, app.Get<IssueDesk>());
        new Reporter().Say(issue.Id, IssueText.StateOf(issue));
        return 0;
    }
}
