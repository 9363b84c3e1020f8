using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Digest.Core.Articles;

namespace Digest.Azure;

/// <summary>
/// Articles in partitions by the day of their arrival, so that a window reads its own days only. Pointers find them by
/// name and by content. A pointer counts only as long as the row agrees with it, and the row is written last: a save that
/// was cut short anywhere has changed nothing that can be seen, and its repetition completes it (invariant 1).
/// </summary>
internal sealed class TableArticleStore(StorageSetup storage) : IArticleStore
{
    /// <summary>The partition of the pointers from names: one for every file that ever came, by its hash.</summary>
    public const string Names = "name";

    private const string Contents = "content";

    public async Task<ArticleRecord?> FindByNameAsync(string blobName, CancellationToken cancellationToken)
    {
        var found = await FollowAsync(Names, Keys.Hash(blobName), cancellationToken);
        return found?.BlobName == blobName ? found : null;
    }

    public async Task<ArticleRecord?> FindByContentAsync(string contentHash, CancellationToken cancellationToken)
    {
        var found = await FollowAsync(Contents, Keys.Hash(contentHash), cancellationToken);
        return found?.ContentHash == contentHash ? found : null;
    }

    public async Task SaveAsync(ArticleRecord record, CancellationToken cancellationToken)
    {
        var row = ArticleRow.From(record);
        var table = await storage.TableAsync(StorageNames.ArticlesTable, cancellationToken);
        var name = Keys.Hash(record.BlobName);
        var before = await FindPointerAsync(table, Names, name, cancellationToken);

        var parts = new List<Task>
        {
            SaveTextAsync(record, cancellationToken),
            table.UpsertEntityAsync(Pointer(Names, name, row), TableUpdateMode.Replace, cancellationToken),
        };
        if (record.Status == ArticleStatus.Accepted)
            parts.Add(table.UpsertEntityAsync(Pointer(Contents, Keys.Hash(record.ContentHash), row), TableUpdateMode.Replace, cancellationToken));
        await Task.WhenAll(parts);
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);

        // A file that was rejected and is readable now arrives anew, on another day.
        if (before is not null && before.GetString("Id") == row.RowKey && before.GetString("Day") != row.PartitionKey)
            await table.DeleteEntityAsync(before.GetString("Day"), row.RowKey, ETag.All, cancellationToken);
    }

    public async IAsyncEnumerable<ArticleRecord> ReceivedAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (from >= to)
            yield break;
        var table = await storage.TableAsync(StorageNames.ArticlesTable, cancellationToken);
        var days = TableClient.CreateQueryFilter($"PartitionKey ge {Keys.Day(from)} and PartitionKey le {Keys.Day(to.AddTicks(-1))}");
        var found = new Dictionary<string, ArticleRecord>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(days, cancellationToken: cancellationToken))
        {
            var record = ArticleRow.Read(row);
            if (record.Received < from || record.Received >= to)
                continue;
            // Two runs of one event on both sides of midnight write two rows of one article.
            if (!found.TryGetValue(record.Id, out var other) || other.Updated < record.Updated)
                found[record.Id] = record;
        }
        foreach (var record in found.Values.OrderBy(record => record.Received).ThenBy(record => record.Id, StringComparer.Ordinal))
            yield return record;
    }

    public async Task<bool> HasFileAsync(string blobName, CancellationToken cancellationToken)
    {
        var uploads = await storage.ContainerAsync(StorageNames.ArticlesContainer, cancellationToken);
        return await uploads.GetBlobClient(blobName).ExistsAsync(cancellationToken);
    }

    public async Task<Article?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (!Keys.IsId(id))
            return null;
        try
        {
            var text = await (await TextOfAsync(id, cancellationToken)).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(text.Value.Content, Stored.Json.Article);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private async Task<ArticleRecord?> FollowAsync(string kind, string key, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(StorageNames.ArticlesTable, cancellationToken);
        var pointer = await FindPointerAsync(table, kind, key, cancellationToken);
        if (pointer is null)
            return null;
        var row = await table.GetEntityIfExistsAsync<TableEntity>(pointer.GetString("Day"), pointer.GetString("Id"), cancellationToken: cancellationToken);
        return row.HasValue ? ArticleRow.Read(row.Value!) : null;
    }

    private static async Task<TableEntity?> FindPointerAsync(TableClient table, string kind, string key, CancellationToken cancellationToken)
    {
        var pointer = await table.GetEntityIfExistsAsync<TableEntity>(kind, key, cancellationToken: cancellationToken);
        if (!pointer.HasValue)
            return null;
        pointer.Value!.CheckLayout(ArticleRow.Layout);
        return pointer.Value;
    }

    private static TableEntity Pointer(string kind, string key, TableEntity row) =>
        new(kind, key) { [RowLayout.Column] = ArticleRow.Layout, ["Day"] = row.PartitionKey, ["Id"] = row.RowKey };

    private async Task SaveTextAsync(ArticleRecord record, CancellationToken cancellationToken)
    {
        var blob = await TextOfAsync(record.Id, cancellationToken);
        if (record.Article is null)
            await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
        else
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(record.Article, Stored.Json.Article);
            var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } };
            await blob.UploadAsync(new BinaryData(json), options, cancellationToken);
        }
    }

    private async Task<BlobClient> TextOfAsync(string id, CancellationToken cancellationToken) =>
        (await storage.ContainerAsync(StorageNames.ParsedContainer, cancellationToken)).GetBlobClient($"{id}.json");
}
