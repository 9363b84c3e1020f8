using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Digest.Checks.Storage;

/// <summary>The storage account.</summary>
/// <param name="Tables">Its tables.</param>
/// <param name="Blobs">Its blobs.</param>
/// <param name="Queues">Its queues.</param>
/// <param name="HasKey">Whether a key opens it, so that roles do not count.</param>
internal sealed record Account(TableServiceClient Tables, BlobServiceClient Blobs, QueueServiceClient Queues, bool HasKey)
{
    /// <summary>How long a service may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether it is on this machine.</summary>
    public bool IsLocal => Tables.Uri.IsLoopback;
}
