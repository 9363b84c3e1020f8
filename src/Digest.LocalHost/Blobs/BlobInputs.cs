using Azure;
using Azure.Core.Serialization;
using Digest.LocalHost.Discovery;
using Digest.LocalHost.Settings;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Blobs;

/// <summary>Reads the blobs that functions ask for beside their trigger.</summary>
internal sealed class BlobInputs(StorageConnections connections, NameResolver names, ObjectSerializer serializer)
{
    /// <summary>The blob, or null where it is missing.</summary>
    public async Task<object?> ReadAsync(FunctionDescriptor function, BlobInputAttribute input, IReadOnlyDictionary<string, object?> bindingData, Type type, CancellationToken cancellationToken)
    {
        var path = BlobPathPattern.Parse(function.Name, names.Resolve(function.Name, input.BlobPath));
        try
        {
            return await BlobValue.ReadAsync(connections.Blobs(input.Connection).GetBlobContainerClient(path.Container), path.Fill(function.Name, bindingData), type, serializer, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }
}
