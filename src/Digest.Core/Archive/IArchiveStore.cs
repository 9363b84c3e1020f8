namespace Digest.Core.Archive;

/// <summary>Where the archive is kept: its public files, and a catalogue for each edition.</summary>
public interface IArchiveStore
{
    /// <summary>A file of <see cref="ArchivePaths"/>; null when there is none.</summary>
    Task<StoredFile?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Writes a file. One that is the same already stays untouched, so that its version and time stay too.</summary>
    /// <returns>Whether it was written.</returns>
    Task<bool> WriteAsync(string path, PublicFile file, CancellationToken cancellationToken);

    /// <summary>Removes a file, if it is there.</summary>
    /// <returns>Whether it was there.</returns>
    Task<bool> DeleteAsync(string path, CancellationToken cancellationToken);

    /// <summary>The catalogue of an edition; null before its first.</summary>
    Task<ArchiveCatalogue?> ReadCatalogueAsync(string edition, CancellationToken cancellationToken);

    /// <summary>Replaces the catalogue if it still has <see cref="ArchiveCatalogue.Version"/>, or creates it where that is null; null when somebody else was first, else the catalogue with its new version.</summary>
    Task<ArchiveCatalogue?> TryWriteCatalogueAsync(ArchiveCatalogue catalogue, CancellationToken cancellationToken);
}
