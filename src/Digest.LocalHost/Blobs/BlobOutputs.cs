using Azure.Core.Serialization;
using Digest.LocalHost.Discovery;
using Digest.LocalHost.Settings;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Blobs;

/// <summary>Writes results to blobs; text and bytes as they are, everything else as JSON.</summary>
internal sealed class BlobOutputs(StorageConnections connections, NameResolver names, ObjectSerializer serializer)
{
    public async Task WriteAsync(FunctionDescriptor function, BlobOutputAttribute output, object value, IReadOnlyDictionary<string, object?> bindingData, CancellationToken cancellationToken)
    {
        var path = BlobPathPattern.Parse(function.Name, names.Resolve(function.Name, output.BlobPath));
        var container = connections.Blobs(output.Connection).GetBlobContainerClient(path.Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var content = value switch
        {
            string text => new BinaryData(text),
            byte[] bytes => new BinaryData(bytes),
            _ => serializer.Serialize(value, value.GetType(), cancellationToken),
        };
        await container.GetBlobClient(path.Fill(function.Name, bindingData)).UploadAsync(content, overwrite: true, cancellationToken);
    }
}
