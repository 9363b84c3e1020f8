namespace Digest.Core.Ingest;

/// <summary>A file that an editor dropped into the container.</summary>
/// <param name="BlobName">Its name without the container.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Content">Its bytes; read at most once, and not at all when it is too large.</param>
public sealed record Upload(string BlobName, long Length, Stream Content)
{
    /// <summary>The metadata of the blob, which overrides what the file says of itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
