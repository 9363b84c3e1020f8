using System.CommandLine;
using System.Globalization;
using Digest.Azure.Backups;
using Digest.Cli.Issues;
using Digest.Cli.Services;
using Digest.Cli.Terminal;
using Digest.Core.Issues;

namespace Digest.Cli.Backups;

/// <summary><c>digest restore</c>: brings back what <c>digest backup</c> copied.</summary>
internal static class RestoreCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "The folder that digest backup made.", HelpName = "DIR", Required = true };
        var existing = new Option<bool>("--into-existing") { Description = "Add what is missing to tables that hold rows. What is there stays as it is." };
        var data = BackupOptions.Data();
        var command = new Command("restore", "Brings a copy back into empty storage. Disable the app's timers first: docs/runbook.md, restore-tables.") { from, existing, data };
        command.SetAction(async (given, cancellationToken) =>
        {
            var reporter = new Reporter();
            await using var app = await App.OpenAsync(given.GetValue(data), DigestCommand.IsVerbose(given), cancellationToken);
            var report = await reporter.StepAsync(
                "restore",
                far => app.Get<StorageRestore>().RunAsync(given.GetValue(from)!, given.GetValue(existing), (name, count) => far(BackupOptions.Far(name, count)), cancellationToken),
                done => string.Create(CultureInfo.InvariantCulture, $"{done.Parts.Sum(part => part.Added):N0} rows and files of the copy of {done.Manifest.Taken.UtcDateTime:yyyy-MM-dd HH:mm} UTC"));
            reporter.Table("restored", ["Table or container", "Added", "There already", "Erased by the reader"], report.Parts.Select(Row));
            // What was on its way, or was made since, must not be mailed by a tick that knows no better.
            foreach (var issue in await app.Get<IssueRecovery>().RecoverAsync(report.Manifest.Taken, cancellationToken))
                reporter.Say(issue.Id, IssueText.StateOf(issue));
            reporter.Say("next", "who left since the copy was made may be a reader again: go on as docs/runbook.md says, restore-tables, before the timers run.");
            return 0;
        });
        return command;
    }

    private static string[] Row(RestoredPart part) => [part.Name, Number(part.Added), Number(part.There), Number(part.LeftOut)];

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
