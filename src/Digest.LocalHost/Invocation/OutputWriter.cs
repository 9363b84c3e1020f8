using Digest.LocalHost.Blobs;
using Digest.LocalHost.Discovery;
using Digest.LocalHost.Queues;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Invocation;

/// <summary>Writes what a function returned, after it succeeded, one thing after the other: a failure midway leaves the first ones written.</summary>
internal sealed class OutputWriter(QueueOutputs queues, BlobOutputs blobs)
{
    public async Task WriteAsync(FunctionDescriptor function, object? result, IReadOnlyDictionary<string, object?> bindingData, CancellationToken cancellationToken)
    {
        foreach (var output in function.Outputs)
        {
            if (output.ValueOf(result) is not { } value)
                continue;
            if (output.Binding is QueueOutputAttribute queue)
                await queues.WriteAsync(function, queue, value, cancellationToken);
            else if (output.Binding is BlobOutputAttribute blob)
                await blobs.WriteAsync(function, blob, value, bindingData, cancellationToken);
        }
    }
}
