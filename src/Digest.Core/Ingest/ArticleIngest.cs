using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Digest.Core.Articles;
using Digest.Core.Observing;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Ingest;

/// <summary>
/// Turns an upload into one article, however often its event comes: known by its content and its blob name
/// (invariant 1), so that the same file twice, renamed or replaced is still one article with the latest content.
/// </summary>
public sealed partial class ArticleIngest(IArticleStore store, ArticleParser parser, TimeProvider time, ILogger<ArticleIngest> logger, DigestMetrics? metrics = null)
{
    /// <summary>Reads, understands and stores an upload. A file that is no article gets a row with the reason.</summary>
    public async Task<ArticleRecord> IngestAsync(Upload upload, CancellationToken cancellationToken)
    {
        using var span = Tracing.Start("ingest article");
        try
        {
            return await IngestAsync(upload, span, cancellationToken);
        }
        catch (Exception failure) when (span.Fails(failure))
        {
            throw;
        }
    }

    private async Task<ArticleRecord> IngestAsync(Upload upload, Activity? span, CancellationToken cancellationToken)
    {
        span?.SetTag(Tags.Blob, upload.BlobName).SetTag(Tags.Bytes, upload.Length);
        var (hash, article, reason) = await UnderstandAsync(upload, cancellationToken);

        using var storing = Tracing.Start("store article");
        var byName = await store.FindByNameAsync(upload.BlobName, cancellationToken);
        var byContent = article is null ? null : await FindAcceptedAsync(hash, cancellationToken);
        var known = byContent ?? byName;
        var now = time.GetUtcNow();
        var becomesReadable = known is { Status: ArticleStatus.Rejected } && article is not null;
        var record = new ArticleRecord
        {
            Id = known?.Id ?? NewId(upload.BlobName, hash),
            BlobName = upload.BlobName,
            ContentHash = hash,
            Received = known is null || becomesReadable ? now : known.Received,
            Updated = known?.ContentHash == hash ? known.Updated : now,
            Status = article is null ? ArticleStatus.Rejected : ArticleStatus.Accepted,
            Reason = reason,
            Article = article,
            Trace = known?.ContentHash == hash && known.Trace is not null ? known.Trace : span?.Id,
        };
        await store.SaveAsync(record, cancellationToken);

        // The name now holds a copy of another article: what it held before is gone.
        if (byName is not null && byName.Id != record.Id && byName.Status == ArticleStatus.Accepted)
            await store.SaveAsync(Replaced(byName, record, now), cancellationToken);

        // Its event may come twice.
        var outcome = known?.ContentHash == hash && known.Status == record.Status ? "unchanged" : article is null ? "rejected" : "stored";
        span?.SetTag(Tags.Article, record.Id).SetTag(Tags.Outcome, outcome);
        metrics?.Article(outcome);
        if (article is null)
            Log.Rejected(logger, upload.BlobName, reason!);
        else
            Log.Accepted(logger, upload.BlobName, record.Id, article.Title, article.Words);
        return record;
    }

    /// <summary>Records that an upload could not be processed although it was tried several times.</summary>
    public async Task<ArticleRecord> GiveUpAsync(string blobName, string reason, CancellationToken cancellationToken)
    {
        var known = await store.FindByNameAsync(blobName, cancellationToken);
        if (known is { Status: ArticleStatus.Accepted })
            return known;
        var now = time.GetUtcNow();
        var hash = HashOf(Encoding.UTF8.GetBytes(blobName));
        var record = new ArticleRecord
        {
            Id = known?.Id ?? NewId(blobName, hash),
            BlobName = blobName,
            ContentHash = known?.ContentHash ?? hash,
            Received = known?.Received ?? now,
            Updated = now,
            Status = ArticleStatus.Rejected,
            Reason = reason,
        };
        await store.SaveAsync(record, cancellationToken);
        metrics?.Article("rejected");
        Log.Rejected(logger, blobName, reason);
        return record;
    }

    private async Task<(string Hash, Article? Article, string? Reason)> UnderstandAsync(Upload upload, CancellationToken cancellationToken)
    {
        if (upload.Length > ArticleParser.MaxBytes)
        {
            var nameAndLength = Encoding.UTF8.GetBytes($"{upload.BlobName}\n{upload.Length}");
            return (HashOf(nameAndLength), null, $"The file has {upload.Length:N0} bytes; an article has at most {ArticleParser.MaxBytes:N0}. Upload the text without embedded pictures.");
        }
        var bytes = new byte[upload.Length];
        using (Tracing.Start("read blob"))
            await upload.Content.ReadExactlyAsync(bytes, cancellationToken);
        var hash = HashOf(bytes);
        using var parsing = Tracing.Start("parse article");
        try
        {
            return (hash, parser.Parse(upload.BlobName, bytes, upload.Metadata), null);
        }
        catch (ArticleRejectedException rejected)
        {
            return (hash, null, rejected.Message);
        }
    }

    private async Task<ArticleRecord?> FindAcceptedAsync(string hash, CancellationToken cancellationToken)
    {
        var found = await store.FindByContentAsync(hash, cancellationToken);
        return found is { Status: ArticleStatus.Accepted } ? found : null;
    }

    private static ArticleRecord Replaced(ArticleRecord before, ArticleRecord by, DateTimeOffset now) => before with
    {
        Status = ArticleStatus.Rejected,
        Reason = $"Its file {before.BlobName} now holds a copy of article {by.Id}.",
        BlobName = $"{before.BlobName} (replaced)",
        Updated = now,
        Article = null,
    };

    // Of name and content, so that two runs of one event agree on the id of a new article.
    private static string NewId(string blobName, string hash) => HashOf(Encoding.UTF8.GetBytes($"{blobName}\n{hash}"))[..32];

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Accepted {Blob} as article {Id}: {Title} ({Words} words)")]
        public static partial void Accepted(ILogger logger, string blob, string id, string title, int words);

        [LoggerMessage(2, LogLevel.Warning, "Rejected {Blob}: {Reason}")]
        public static partial void Rejected(ILogger logger, string blob, string reason);
    }
}
