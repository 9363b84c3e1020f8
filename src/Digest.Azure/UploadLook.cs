using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Digest.Azure;

/// <summary>What lies in container <c>articles</c>, and whether the app ever heard of it.</summary>
/// <param name="Files">How many files lie there.</param>
/// <param name="Newest">When the newest of them was written; null without any.</param>
/// <param name="Heard">Of how many files, there or deleted since, the app has heard.</param>
/// <param name="Unheard">Those there of which it has not and should have, the oldest first.</param>
internal sealed record UploadLook(long Files, DateTimeOffset? Newest, long Heard, IReadOnlyList<(string Name, DateTimeOffset Written)> Unheard)
{
    // Where the hierarchical namespace is on, folders are listed as well.
    private const string Folder = "hdi_isfolder";

    /// <summary>Puts together what was read. Files are to be read first: what is heard of in between is no trouble.</summary>
    /// <param name="files">The files.</param>
    /// <param name="heard">What the app has heard of.</param>
    /// <param name="before">Files that were written later may still be on their way.</param>
    public static UploadLook Of(IReadOnlyList<(string Name, DateTimeOffset Written)> files, IReadOnlySet<string> heard, DateTimeOffset before) => new(
        files.Count,
        files.Count == 0 ? null : files.Max(file => file.Written),
        heard.Count,
        [.. files.Where(file => file.Written < before && !heard.Contains(Keys.Hash(file.Name))).OrderBy(file => file.Written)]);

    /// <summary>The files that lie there.</summary>
    public static async Task<IReadOnlyList<(string Name, DateTimeOffset Written)>> FilesAsync(BlobServiceClient blobs, CancellationToken cancellationToken)
    {
        var files = new List<(string, DateTimeOffset)>();
        try
        {
            var container = blobs.GetBlobContainerClient(StorageNames.ArticlesContainer);
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancellationToken))
            {
                if (!blob.Metadata.ContainsKey(Folder))
                    files.Add((blob.Name, blob.Properties.LastModified ?? DateTimeOffset.MaxValue));
            }
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // The app makes the container.
        }

        return files;
    }

    /// <summary>The hashes of the names under which files came: an article may go by another since, and one that was rejected has a row as well.</summary>
    public static async Task<IReadOnlySet<string>> HeardAsync(TableServiceClient tables, CancellationToken cancellationToken)
    {
        var heard = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var table = tables.GetTableClient(StorageNames.ArticlesTable);
            await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {TableArticleStore.Names}"), select: ["RowKey"], cancellationToken: cancellationToken))
                heard.Add(row.RowKey);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // The app makes the table.
        }

        return heard;
    }
}
