using System.Text.RegularExpressions;
using Azure.Core.Serialization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace Digest.LocalHost.Blobs;

/// <summary>A blob as the type of a parameter, of the types that the worker's extension knows; others are read as JSON.</summary>
internal static partial class BlobValue
{
    public static async ValueTask<object?> ReadAsync(BlobContainerClient container, string name, Type type, ObjectSerializer serializer, CancellationToken cancellationToken)
    {
        if (type == typeof(BlobContainerClient))
            return FileName().IsMatch(name)
                ? throw new InvalidOperationException("A BlobContainerClient takes the path of a container; use BlobClient for a blob.")
                : container;
        if (type == typeof(BlobClient))
            return container.GetBlobClient(name);
        if (type == typeof(BlockBlobClient))
            return container.GetBlockBlobClient(name);
        if (type == typeof(BlobBaseClient))
            return container.GetBlobBaseClient(name);
        var blob = container.GetBlobClient(name);
        if (type == typeof(Stream))
            return await blob.OpenReadAsync(cancellationToken: cancellationToken);
        if (type == typeof(string) || type == typeof(byte[]))
        {
            var content = (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
            return type == typeof(string) ? content.ToString() : content.ToArray();
        }

        await using var json = await blob.OpenReadAsync(cancellationToken: cancellationToken);
        return await serializer.DeserializeAsync(json, type, cancellationToken);
    }

    [GeneratedRegex(@"\.[^./]+$")]
    private static partial Regex FileName();
}
