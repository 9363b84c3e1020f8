using Azure;
using Azure.Storage.Blobs;
using Digest.Core.Ingest;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Digest.Functions.Articles;

/// <summary>Parses every article that is uploaded to container <c>articles</c>.</summary>
public sealed partial class IngestArticle(ArticleIngest ingest, ILogger<IngestArticle> logger)
{
    /// <summary>The container that editors upload to.</summary>
    public const string Container = "articles";

    /// <summary>Runs for a storage event: at least once for every upload, sometimes late, sometimes for another container.</summary>
    [Function(nameof(IngestArticle))]
    public async Task RunAsync(
        [BlobTrigger(Container + "/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        CancellationToken cancellationToken)
    {
        if (blob.BlobContainerName != Container)
        {
            Log.ElsewhereUploaded(logger, blob.BlobContainerName, blob.Name);
            return;
        }
        try
        {
            var download = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            using var result = download.Value;
            var upload = new Upload(blob.Name, result.Details.ContentLength, result.Content) { Metadata = result.Details.Metadata.AsReadOnly() };
            await ingest.IngestAsync(upload, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            Log.Gone(logger, blob.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Blob} was deleted before it could be read; nothing to do")]
        public static partial void Gone(ILogger logger, string blob);

        [LoggerMessage(2, LogLevel.Warning, "An event came for {Container}/{Blob}, which is not an article; narrow the filter of the Event Grid subscription to container articles")]
        public static partial void ElsewhereUploaded(ILogger logger, string container, string blob);
    }
}
