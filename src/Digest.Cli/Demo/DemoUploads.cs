using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Digest.Cli.Parse;
using Digest.Core.Articles;

namespace Digest.Cli.Demo;

/// <summary>A file of the demo and what became of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Record">Its row; null when it was not uploaded, because its name is not one of an article.</param>
/// <param name="IsNew">Whether this run uploaded it.</param>
internal sealed record DemoUpload(ArticleFile File, ArticleRecord? Record, bool IsNew);

/// <summary>Uploads articles as an editor would, and waits until each has its row.</summary>
internal sealed class DemoUploads(BlobContainerClient container, IArticleStore articles)
{
    // What the file held when it was uploaded: the store knows a file that is too large by its name and size only.
    private const string HashKey = "sha256";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Uploads what is not there yet and waits for the rows of all files.</summary>
    /// <exception cref="TimeoutException">Some got no row for a long time; the message names them.</exception>
    public async Task<IReadOnlyList<DemoUpload>> RunAsync(IReadOnlyList<ArticleFile> files, Action<string> progress, CancellationToken cancellationToken)
    {
        var done = new Dictionary<string, DemoUpload>(StringComparer.Ordinal);
        var waiting = new Dictionary<string, (ArticleFile File, string Hash, DateTimeOffset Since)>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            progress($"uploads {file.Name}");
            if (!file.IsArticle)
            {
                done[file.Name] = new DemoUpload(file, null, false);
                continue;
            }

            var hash = await HashAsync(file.Path, cancellationToken);
            var since = TimeProvider.System.GetUtcNow();
            if (await FindAsync(file, hash, cancellationToken) is { } known)
                done[file.Name] = new DemoUpload(file, known, false);
            else
                waiting[file.Name] = (file, hash, since);
        }

        foreach (var (file, hash, _) in waiting.Values)
            await UploadAsync(file, hash, cancellationToken);
        await WaitAsync(waiting, done, progress, cancellationToken);
        return [.. files.Select(file => done[file.Name])];
    }

    private async Task WaitAsync(
        Dictionary<string, (ArticleFile File, string Hash, DateTimeOffset Since)> waiting,
        Dictionary<string, DemoUpload> done,
        Action<string> progress,
        CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(150));
        var lastProgress = TimeProvider.System.GetTimestamp();
        while (waiting.Count > 0)
        {
            progress($"waits for {waiting.Count} of {done.Count + waiting.Count} to be read");
            foreach (var (name, (file, hash, since)) in waiting.ToArray())
            {
                var record = await articles.FindByNameAsync(name, cancellationToken);
                if (record is null || (record.ContentHash != hash && record.Updated < since))
                    continue;
                waiting.Remove(name);
                done[name] = new DemoUpload(file, record, true);
                lastProgress = TimeProvider.System.GetTimestamp();
            }

            if (TimeProvider.System.GetElapsedTime(lastProgress) > Patience)
                throw new TimeoutException($"No article was read for {Patience.TotalSeconds:0} seconds; still without a row: {string.Join(", ", waiting.Keys)}. Run again with --verbose to see what function IngestArticle says.");
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }

    private async Task<ArticleRecord?> FindAsync(ArticleFile file, string hash, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(file.Name);
        if (!await blob.ExistsAsync(cancellationToken))
            return null;
        var properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        return properties.Value.Metadata.TryGetValue(HashKey, out var there) && there == hash
            ? await articles.FindByNameAsync(file.Name, cancellationToken)
            : null;
    }

    private async Task UploadAsync(ArticleFile file, string hash, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { Metadata = new Dictionary<string, string> { [HashKey] = hash } };
        await container.GetBlobClient(file.Name).UploadAsync(file.Path, options, cancellationToken);
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }
}
