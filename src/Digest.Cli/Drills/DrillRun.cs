using System.Globalization;

namespace Digest.Cli.Drills;

/// <summary>Plays drills through, one after the other, on one storage.</summary>
internal static class DrillRun
{
    /// <summary>All drills, in the order of docs/runbook.md.</summary>
    public static readonly IReadOnlyList<IDrill> All = [new SmtpDown(), new StorageThrottled(), new PoisonBatch(), new WrongTemplate(), new WrongRecipients(), new RotateSecrets(), new RestoreTables()];

    /// <summary>Plays some through.</summary>
    /// <param name="drills">Which.</param>
    /// <param name="storage">The connection string of storage that holds nothing of worth: each drill empties it.</param>
    /// <param name="output">Where they are told.</param>
    /// <param name="log">Whether to write the log to stderr.</param>
    /// <param name="cancellationToken">Stops them.</param>
    /// <returns>0 when each went as docs/runbook.md says, else 1.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<IDrill> drills, string storage, TextWriter output, bool log, CancellationToken cancellationToken)
    {
        var hasFailed = false;
        foreach (var drill in drills)
        {
            var begun = TimeProvider.System.GetTimestamp();
            await output.WriteLineAsync($"drill {drill.Name}: {drill.What}");
            await using var room = await DrillRoom.OpenAsync(storage, output, log, cancellationToken);
            await drill.RunAsync(room, cancellationToken);
            hasFailed |= room.Say.HasFailed;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"drill {drill.Name}: {(room.Say.HasFailed ? "not as docs/runbook.md says" : "as docs/runbook.md says")}, {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0.0} s"));
        }

        return hasFailed ? DigestCommand.Failed : 0;
    }
}
