using Digest.Core.Editions;

namespace Digest.Core.Archive;

/// <summary>Where the public files of an edition are found on the web.</summary>
public static class ArchiveAddress
{
    /// <summary>The page of an issue. Static sites find a folder's page by its trailing slash; the app needs none.</summary>
    public static string OfIssue(Edition edition, string issueId) => Folder(edition, issueId);

    /// <summary>The list of an edition's issues.</summary>
    public static string OfEdition(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return Folder(edition, edition.Id);
    }

    /// <summary>A file of <see cref="ArchivePaths"/>.</summary>
    public static string Of(Edition edition, string path)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return $"{Base(edition)}/{path}";
    }

    private static string Folder(Edition edition, string folder) => string.IsNullOrWhiteSpace(edition.ArchiveUrl) ? Of(edition, folder) : Of(edition, folder + "/");

    private static string Base(Edition edition) => string.IsNullOrWhiteSpace(edition.ArchiveUrl) ? $"{edition.BaseUrl.TrimEnd('/')}/api/issues" : edition.ArchiveUrl.TrimEnd('/');
}
