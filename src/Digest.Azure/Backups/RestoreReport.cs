namespace Digest.Azure.Backups;

/// <summary>What a restore did.</summary>
/// <param name="Manifest">The copy.</param>
/// <param name="Parts">Its containers and tables in the order in which they were restored.</param>
public sealed record RestoreReport(BackupManifest Manifest, IReadOnlyList<RestoredPart> Parts);

/// <summary>What became of the rows of a table, or the blobs of a container.</summary>
/// <param name="Name">What it is called in storage.</param>
/// <param name="Added">How many were added.</param>
/// <param name="There">How many were there already, and stay as they are.</param>
/// <param name="LeftOut">How many belong to readers who had everything erased.</param>
public sealed record RestoredPart(string Name, long Added, long There, long LeftOut);
