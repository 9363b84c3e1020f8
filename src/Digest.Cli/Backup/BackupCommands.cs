using System.CommandLine;
using System.Globalization;
using Digest.Azure;
using Digest.Cli.Issues;
using Digest.Cli.Services;
using Digest.Cli.Terminal;
using Digest.Core.Issues;

namespace Digest.Cli.Backup;

/// <summary><c>digest backup</c> and <c>digest restore</c>: the tables as files, and back.</summary>
internal static class BackupCommands
{
    /// <summary><c>digest backup DIR</c>.</summary>
    public static Command Backup()
    {
        var (folder, data) = (Folder("Where to write it; a new folder. It holds personal data and secrets of receivers."), Data());
        var command = new Command("backup", "Copies all tables to a folder, a file each. Changes nothing.") { folder, data };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await App.OpenAsync(given.GetValue(data), DigestCommand.IsVerbose(given), cancellationToken);
            var reporter = new Reporter();
            foreach (var (table, rows) in await Of(app).WriteAsync(Path.GetFullPath(given.GetValue(folder)!), cancellationToken))
                reporter.Say(table, Number(rows));
            return 0;
        });
        return command;
    }

    /// <summary><c>digest restore DIR</c>.</summary>
    public static Command Restore()
    {
        var (folder, data) = (Folder("A copy that digest backup wrote."), Data());
        var command = new Command("restore", "Adds what a copy has and the tables have not; rows that are there stay. Halts issues that were on their way. Disable the functions first: docs/runbook.md#restore-tables.") { folder, data };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await App.OpenAsync(given.GetValue(data), DigestCommand.IsVerbose(given), cancellationToken);
            var reporter = new Reporter();
            var (tables, issues) = await Of(app).ReadAsync(Path.GetFullPath(given.GetValue(folder)!), cancellationToken);
            foreach (var (table, added, stayed) in tables)
                reporter.Say(table, $"{Number(added)} added, {Number(stayed)} were there");
            foreach (var issue in issues)
                reporter.Say(issue.Id, IssueText.StateOf(issue));
            reporter.Say("now", "Remove the readers who left since the copy was taken, before you enable the functions: docs/runbook.md#restore-tables");
            return 0;
        });
        return command;
    }

    private static TableFolder Of(App app) => new(app.Get<TableCopies>(), app.Get<IssueRecovery>());

    private static Argument<string> Folder(string what) => new("DIR") { Description = what };

    private static Option<string?> Data() => new("--data") { Description = "The data folder of a local run. Default: the storage of the settings, else artifacts/data.", HelpName = "DIR" };

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
