using System.CommandLine;
using Digest.Cli.Terminal;
using Digest.LocalHost.Services;

namespace Digest.Cli.Drills;

/// <summary><c>digest drill NAME</c>: what goes wrong in docs/runbook.md, played through on this machine and on a clock of its own.</summary>
internal static class DrillCommand
{
    private const string Every = "all";

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "A drill, or all; without it they are listed.", Arity = ArgumentArity.ZeroOrOne };
        name.AcceptOnlyFromAmong([.. DrillRun.All.Select(drill => drill.Name), Every]);
        var command = new Command("drill", "Plays through what docs/runbook.md is for, on this machine; exit code 1 when something is not as it says.") { name };
        command.SetAction((given, cancellationToken) => given.GetValue(name) is { } chosen
            ? RunAsync([.. DrillRun.All.Where(drill => chosen == Every || drill.Name == chosen)], DigestCommand.IsVerbose(given), cancellationToken)
            : Task.FromResult(List()));
        return command;
    }

    private static int List()
    {
        new Reporter().Table("drill", ["Drill", "What goes wrong"], DrillRun.All.Select(drill => new[] { drill.Name, drill.What }));
        return 0;
    }

    private static async Task<int> RunAsync(IReadOnlyList<IDrill> drills, bool log, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("digest-drill-").FullName;
        try
        {
            await using var storage = await Azurite.StartAsync(folder, cancellationToken);
            return await DrillRun.RunAsync(drills, storage.ConnectionString, Console.Out, log, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
