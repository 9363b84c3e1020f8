using System.Globalization;
using System.Net.Http.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Digest.LocalHost.Discovery;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost.Blobs;

/// <summary>
/// Stands for the Event Grid subscription that Azurite cannot have: looks at a container and posts a BlobCreated event for
/// each blob that is new or has a new ETag, uploads while no host ran included. At least once: what was posted is noted after.
/// </summary>
internal sealed partial class StorageEvents(FunctionDescriptor function, BlobContainerClient container, string prefix, AnnouncedBlobs announced, HttpClient http, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Looks and posts until it is told to stop. One host at a time does this.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        announced.Reload();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await AnnounceAsync(stop);
            }
            catch (Exception error) when (error is RequestFailedException or AggregateException or HttpRequestException)
            {
                Log.TryAgain(logger, container.Name, function.Name, error.Message);
            }

            await Task.Delay(Interval, stop);
        }
    }

    private async Task AnnounceAsync(CancellationToken stop)
    {
        var seen = new HashSet<string>();
        var changed = false;
        try
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, stop))
            {
                seen.Add(blob.Name);
                var etag = blob.Properties.ETag?.ToString("G") ?? "";
                if (await announced.ContainsAsync(blob.Name, etag, stop))
                    continue;
                await PostAsync(blob, etag, stop);
                announced.Add(blob.Name, etag);
                changed = true;
            }

            changed |= announced.Keep(seen);
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            changed |= announced.Keep(seen);
        }
        finally
        {
            // Also after a failure midway, and when stopping: what was posted is not to be posted again.
            if (changed)
                await announced.SaveAsync(CancellationToken.None);
        }
    }

    private async Task PostAsync(BlobItem blob, string etag, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{BlobWebhook.Path}?functionName={Uri.EscapeDataString(function.Id)}");
        request.Headers.Add(BlobWebhook.EventTypeHeader, "Notification");
        request.Headers.Add("aeg-subscription-name", function.Name.ToUpperInvariant());
        request.Content = JsonContent.Create(new[] { EventOf(blob, etag) });
        using var response = await http.SendAsync(request, stop);
        response.EnsureSuccessStatusCode();
    }

    private object EventOf(BlobItem blob, string etag) => new
    {
        topic = $"/subscriptions/local/resourceGroups/local/providers/Microsoft.Storage/storageAccounts/{container.AccountName}",
        subject = $"/blobServices/default/containers/{container.Name}/blobs/{blob.Name}",
        eventType = "Microsoft.Storage.BlobCreated",
        eventTime = blob.Properties.LastModified?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        id = Guid.NewGuid(),
        data = new
        {
            api = "PutBlob",
            requestId = Guid.NewGuid(),
            eTag = etag,
            contentType = blob.Properties.ContentType,
            contentLength = blob.Properties.ContentLength,
            blobType = $"{blob.Properties.BlobType ?? BlobType.Block}Blob",
            url = container.GetBlobClient(blob.Name).Uri.AbsoluteUri,
        },
        dataVersion = "",
        metadataVersion = "1",
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Uploads to {Container} could not be announced to {Function} and will be again: {Reason}")]
        public static partial void TryAgain(ILogger logger, string container, string function, string reason);
    }
}
