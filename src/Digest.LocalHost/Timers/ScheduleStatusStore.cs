using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Timers;

/// <summary>Keeps when a timer ran last and runs next, in the blob and the form of the Functions host.</summary>
internal sealed class ScheduleStatusStore(BlobContainerClient hosts, string hostId, string functionId)
{
    private readonly BlobClient _blob = hosts.GetBlobClient($"timers/{hostId}/{functionId}/status");

    /// <summary>Null before the first start.</summary>
    public async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var status = (await _blob.DownloadContentAsync(cancellationToken)).Value.Content.ToObjectFromJson<Status>();
            return status is null
                ? null
                : new ScheduleStatus { Last = status.Last.UtcDateTime, Next = status.Next.UtcDateTime, LastUpdated = status.LastUpdated.UtcDateTime };
        }
        catch (Exception error) when (error is RequestFailedException { Status: 404 } or JsonException)
        {
            return null;
        }
    }

    public async Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        await _blob.UploadAsync(
            new BinaryData(JsonSerializer.SerializeToUtf8Bytes(new Status(Instant(status.Last), Instant(status.Next), Instant(status.LastUpdated)))),
            overwrite: true,
            cancellationToken);

    private static DateTimeOffset Instant(DateTime utc) => new(utc, TimeSpan.Zero);

    private sealed record Status(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated);
}
