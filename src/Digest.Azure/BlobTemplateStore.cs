using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Digest.Core.Templates.Overrides;

namespace Digest.Azure;

/// <summary>
/// Templates as blobs of container <c>templates</c>. What was read once is kept by its ETag, so that a look at files that
/// did not change costs one list call.
/// </summary>
internal sealed class BlobTemplateStore(StorageSetup storage) : ITemplateStore
{
    // No template has such a name.
    private const string KeptFolder = ".good/";
    private const int Attempts = 3;
    private const int AtOnce = 8;

    // Several sets may be kept at their largest: 200 files of 256 KB would be 50 MB.
    private const long MostKeptBytes = 64L * 1024 * 1024;

    private volatile Known _known = new([], TemplateSnapshot.Empty);

    public async Task<TemplateSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(StorageNames.TemplatesContainer, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadAsync(container, cancellationToken);
            }
            catch (RequestFailedException changed) when (changed.Status is 404 or 412 && attempt < Attempts)
            {
                // Somebody saved or deleted a file between the list and the download.
            }
        }
    }

    public async Task<IReadOnlyDictionary<string, string>?> ReadKeptAsync(string name, CancellationToken cancellationToken)
    {
        var blob = await KeptAsync(name, cancellationToken);
        try
        {
            if ((await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ContentLength > MostKeptBytes)
                return null;
            var content = await blob.DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(content.Value.Content, Stored.Json.IReadOnlyDictionaryStringString);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            // It is only a copy: the next issue that prints writes a new one.
            return null;
        }
    }

    public async Task KeepAsync(string name, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        var blob = await KeptAsync(name, cancellationToken);
        await blob.UploadAsync(
            new BinaryData(JsonSerializer.SerializeToUtf8Bytes(files, Stored.Json.IReadOnlyDictionaryStringString)),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8", CacheControl = "private, no-store" } },
            cancellationToken);
    }

    private async Task<BlobClient> KeptAsync(string name, CancellationToken cancellationToken) =>
        (await storage.ContainerAsync(StorageNames.TemplatesContainer, cancellationToken)).GetBlobClient($"{KeptFolder}{name}.json");

    private async Task<TemplateSnapshot> ReadAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        var known = _known;
        var files = new ConcurrentDictionary<string, Entry>(StringComparer.Ordinal);
        var changed = new List<BlobItem>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken))
        {
            if (!TemplateSnapshot.IsTemplate(blob.Name))
                continue;
            if (files.Count + changed.Count == TemplateSnapshot.MostFiles)
                throw TemplateSnapshot.TooMany();
            if (known.Files.TryGetValue(blob.Name, out var entry) && entry.Version == blob.Properties.ETag)
                files[blob.Name] = entry;
            else
                changed.Add(blob);
        }

        if (changed.Count == 0 && files.Count == known.Files.Count)
            return known.Snapshot;
        await Parallel.ForEachAsync(changed, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (blob, stop) =>
            files[blob.Name] = new Entry(blob.Properties.ETag, await DownloadAsync(container, blob, stop)));
        _known = known = new Known(files, new TemplateSnapshot(files.Values.Select(file => file.File)));
        return known.Snapshot;
    }

    private static async Task<TemplateFile> DownloadAsync(BlobContainerClient container, BlobItem blob, CancellationToken cancellationToken)
    {
        if (blob.Properties.ContentLength is { } length and > TemplateFile.MostBytes)
            return TemplateFile.TooLarge(blob.Name, length);
        var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(
            new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = blob.Properties.ETag } }, cancellationToken);
        return TemplateFile.Of(blob.Name, content.Value.Content.ToMemory().Span);
    }

    private sealed record Entry(ETag? Version, TemplateFile File);

    private sealed record Known(ConcurrentDictionary<string, Entry> Files, TemplateSnapshot Snapshot);
}
