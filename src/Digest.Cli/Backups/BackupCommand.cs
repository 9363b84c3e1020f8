using System.CommandLine;
using System.Globalization;
using Digest.Azure.Backups;
using Digest.Cli.Services;
using Digest.Cli.Terminal;

namespace Digest.Cli.Backups;

/// <summary><c>digest backup</c>: a copy of the tables and of the blobs that they lean on, as files.</summary>
internal static class BackupCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var to = new Option<string>("--to") { Description = "The folder to make; it must not be there yet.", HelpName = "DIR", Required = true };
        var data = BackupOptions.Data();
        var command = new Command("backup", "Copies all tables, rendered issues, the archive and your templates to a folder. It holds addresses of readers and secrets of webhooks.") { to, data };
        command.SetAction(async (given, cancellationToken) =>
        {
            var folder = Path.GetFullPath(given.GetValue(to)!);
            var reporter = new Reporter();
            await using var app = await App.OpenAsync(given.GetValue(data), DigestCommand.IsVerbose(given), cancellationToken);
            var manifest = await reporter.StepAsync(
                "backup",
                far => app.Get<StorageBackup>().RunAsync(folder, (name, count) => far(BackupOptions.Far(name, count)), cancellationToken),
                done => string.Create(CultureInfo.InvariantCulture, $"{done.Tables.Sum(table => table.Items):N0} rows and {done.Containers.Sum(container => container.Items):N0} files of {done.Account} in {folder}"));
            reporter.Table("copied", ["Table or container", "Rows or files"], manifest.Tables.Concat(manifest.Containers).Select(part => new[] { part.Name, part.Items.ToString("N0", CultureInfo.InvariantCulture) }));
            foreach (var issue in manifest.UnderWay)
                reporter.Say("under way", $"issue {issue} was being sent: copies that go out from now on are not in this copy. Make one when it is finished.");
            reporter.Say("keep it safe", OperatingSystem.IsWindows()
                ? "it holds addresses of readers and secrets of webhooks, and whoever may open the folder that it is in may read them."
                : "it holds addresses of readers and secrets of webhooks. Only your account may open it; see that this holds wherever you take it, and delete it when you no longer need it.");
            return 0;
        });
        return command;
    }
}
