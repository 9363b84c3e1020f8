namespace Digest.Core.Archive;

/// <summary>A file that anybody may read. Its media type follows from its name (<see cref="ArchivePaths.TypeOf"/>).</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Gone">Whether it stands in the place of something withdrawn, so that it is served with status 410.</param>
public sealed record PublicFile(ReadOnlyMemory<byte> Content, bool Gone = false);

/// <summary>A public file as it is stored.</summary>
/// <param name="File">The file.</param>
/// <param name="ETag">Its version, in quotes, as HTTP writes it.</param>
/// <param name="LastModified">When its content last changed.</param>
public sealed record StoredFile(PublicFile File, string ETag, DateTimeOffset LastModified);
