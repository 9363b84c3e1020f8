using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace Digest.LocalHost.Blobs;

/// <summary>Remembers in storage which blobs were announced, by name and ETag, so that a restart does not announce them again.</summary>
internal sealed class AnnouncedBlobs(BlobClient ledger)
{
    private Dictionary<string, string>? _etags;

    public async Task<bool> ContainsAsync(string name, string etag, CancellationToken cancellationToken)
    {
        _etags ??= await ReadAsync(cancellationToken);
        return _etags.TryGetValue(name, out var known) && known == etag;
    }

    public void Add(string name, string etag) => _etags![name] = etag;

    /// <summary>Forgets blobs that are no more; the next of the same name is a new one.</summary>
    /// <returns>Whether any was forgotten.</returns>
    public bool Keep(IReadOnlySet<string> names)
    {
        var gone = _etags?.Keys.Where(name => !names.Contains(name)).ToList() ?? [];
        gone.ForEach(name => _etags!.Remove(name));
        return gone.Count > 0;
    }

    /// <summary>Forgets what is in memory: the next question reads storage again.</summary>
    public void Reload() => _etags = null;

    public Task SaveAsync(CancellationToken cancellationToken) =>
        ledger.UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(_etags)), overwrite: true, cancellationToken);

    private async Task<Dictionary<string, string>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await ledger.DownloadContentAsync(cancellationToken)).Value.Content.ToObjectFromJson<Dictionary<string, string>>() ?? [];
        }
        catch (Exception error) when (error is RequestFailedException { Status: 404 } or JsonException)
        {
            return [];
        }
    }
}
