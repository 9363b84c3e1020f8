using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Digest.Core.Issues.Composition;

namespace Digest.Azure;

/// <summary>The articles that an issue was rendered from: <c>{issue}/content.json</c>.</summary>
internal sealed class ContentFile(StorageSetup storage)
{
    private const string File = "content.json";

    public async Task SaveAsync(string issueId, IReadOnlyList<IssueArticle> articles, CancellationToken cancellationToken)
    {
        if (!Keys.TryParseIssue(issueId, out _, out _))
            throw new ArgumentException($"'{issueId}' is not the id of an issue.", nameof(issueId));
        var container = await storage.ContainerAsync(StorageNames.OutgoingContainer, cancellationToken);
        await container.GetBlobClient($"{issueId}/{File}").UploadAsync(
            new BinaryData(JsonSerializer.SerializeToUtf8Bytes(articles, Stored.Json.IReadOnlyListIssueArticle)),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8", CacheControl = "private, no-store" } },
            cancellationToken);
    }

    public async Task<IReadOnlyList<IssueArticle>?> ReadAsync(string issueId, CancellationToken cancellationToken)
    {
        if (!Keys.TryParseIssue(issueId, out _, out _))
            return null;
        var container = await storage.ContainerAsync(StorageNames.OutgoingContainer, cancellationToken);
        try
        {
            var content = await container.GetBlobClient($"{issueId}/{File}").DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(content.Value.Content, Stored.Json.IReadOnlyListIssueArticle);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
