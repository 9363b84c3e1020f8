namespace Digest.Cli.Drills;

/// <summary>One thing that goes wrong, and what docs/runbook.md says to do: played through on this machine.</summary>
internal interface IDrill
{
    /// <summary>Its name, which is that of its section in docs/runbook.md.</summary>
    string Name { get; }

    /// <summary>What goes wrong, in a sentence.</summary>
    string What { get; }

    /// <summary>Plays it through.</summary>
    Task RunAsync(DrillRoom room, CancellationToken cancellationToken);
}
