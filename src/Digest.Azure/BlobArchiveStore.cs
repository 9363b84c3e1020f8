using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Digest.Core.Archive;

namespace Digest.Azure;

/// <summary>The archive: its public files in a container of their own, its catalogues among what is not public.</summary>
internal sealed class BlobArchiveStore(StorageSetup storage) : IArchiveStore
{
    // Corrections and withdrawals must reach readers behind a CDN in a few minutes.
    private const string Caching = "public, max-age=300";
    private const string Hash = "sha256";
    private const string Gone = "gone";

    public async Task<StoredFile?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (ArchivePaths.Find(path) != path)
            return null;
        try
        {
            var blob = (await (await BlobAsync(path, cancellationToken)).DownloadContentAsync(cancellationToken)).Value;
            return new StoredFile(new PublicFile(blob.Content.ToMemory(), blob.Details.Metadata.ContainsKey(Gone)), blob.Details.ETag.ToString("H"), blob.Details.LastModified);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public async Task<bool> WriteAsync(string path, PublicFile file, CancellationToken cancellationToken)
    {
        var blob = await BlobAsync(Checked(path), cancellationToken);
        var metadata = new Dictionary<string, string> { [Hash] = Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)) };
        if (file.Gone)
            metadata[Gone] = "true";
        if (await IsAsync(blob, metadata, cancellationToken))
            return false;
        var headers = new BlobHttpHeaders { ContentType = ArchivePaths.TypeOf(path), CacheControl = Caching };
        await blob.UploadAsync(BinaryData.FromBytes(file.Content), new BlobUploadOptions { HttpHeaders = headers, Metadata = metadata }, cancellationToken);
        return true;
    }

    public async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken) =>
        await (await BlobAsync(Checked(path), cancellationToken)).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    public async Task<ArchiveCatalogue?> ReadCatalogueAsync(string edition, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition))
            return null;
        try
        {
            var blob = (await (await CatalogueAsync(edition, cancellationToken)).DownloadContentAsync(cancellationToken)).Value;
            return JsonSerializer.Deserialize(blob.Content, Stored.Json.ArchiveCatalogue)! with { Version = blob.Details.ETag.ToString("H") };
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public async Task<ArchiveCatalogue?> TryWriteCatalogueAsync(ArchiveCatalogue catalogue, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(catalogue.Edition))
            throw new ArgumentException($"'{catalogue.Edition}' is not the id of an edition.", nameof(catalogue));
        var blob = await CatalogueAsync(catalogue.Edition, cancellationToken);
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" },
            Conditions = catalogue.Version is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = new ETag(catalogue.Version) },
        };
        try
        {
            var written = await blob.UploadAsync(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(catalogue, Stored.Json.ArchiveCatalogue)), options, cancellationToken);
            return catalogue with { Version = written.Value.ETag.ToString("H") };
        }
        catch (RequestFailedException overtaken) when (overtaken.Status is 404 or 409 or 412)
        {
            // Also where the client repeated a write whose answer was lost: who asks again sees that all is as it wants.
            return null;
        }
    }

    private static async Task<bool> IsAsync(BlobClient blob, Dictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return properties.Metadata.Count == metadata.Count && metadata.All(entry => properties.Metadata.TryGetValue(entry.Key, out var value) && value == entry.Value);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }

    private async Task<BlobClient> BlobAsync(string path, CancellationToken cancellationToken) =>
        (await storage.ContainerAsync(StorageNames.IssuesContainer, cancellationToken)).GetBlobClient(path);

    private async Task<BlobClient> CatalogueAsync(string edition, CancellationToken cancellationToken) =>
        (await storage.ContainerAsync(StorageNames.OutgoingContainer, cancellationToken)).GetBlobClient($"{edition}/catalogue.json");

    private static string Checked(string path) =>
        ArchivePaths.Find(path) == path ? path : throw new ArgumentException($"'{path}' is no file of the archive.", nameof(path));
}
