namespace Digest.Azure.Backups;

/// <summary>What a folder holds, written when all of it is there: a folder without one is no copy.</summary>
public sealed record BackupManifest
{
    /// <summary>The form that this version writes, and the newest that it reads.</summary>
    public const int Newest = 1;

    /// <summary>The form of the folder.</summary>
    public required int Format { get; init; }

    /// <summary>When the copy was begun, in UTC.</summary>
    public required DateTimeOffset Taken { get; init; }

    /// <summary>The storage account that it was made of.</summary>
    public required string Account { get; init; }

    /// <summary>The tables.</summary>
    public required IReadOnlyList<BackupPart> Tables { get; init; }

    /// <summary>The containers.</summary>
    public required IReadOnlyList<BackupPart> Containers { get; init; }

    /// <summary>The issues that were on their way to readers meanwhile: the copy may not know of everything that was sent.</summary>
    public required IReadOnlyList<string> UnderWay { get; init; }
}

/// <summary>One table, or the list of a container's blobs, as a file.</summary>
/// <param name="Name">What it is called in storage.</param>
/// <param name="Items">The number of rows or blobs: lines of the file.</param>
/// <param name="Bytes">The length of the file.</param>
/// <param name="Sha256">Its SHA-256 in hex digits.</param>
public sealed record BackupPart(string Name, long Items, long Bytes, string Sha256);

/// <summary>A blob as the list of its container names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">The SHA-256 of its content in hex digits: the name of the file that has it.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="CacheControl">How long it may be kept by others.</param>
/// <param name="Metadata">What is noted with it.</param>
internal sealed record BackupBlob(string Name, string Sha256, string? ContentType, string? CacheControl, IReadOnlyDictionary<string, string> Metadata);
