using Azure;
using Azure.Core.Serialization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Digest.LocalHost.Discovery;
using Digest.LocalHost.Invocation;
using Digest.LocalHost.Queues;
using Digest.LocalHost.Settings;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Blobs;

/// <summary>The blob functions of the app and the queue that they share with all hosts of it.</summary>
internal sealed class BlobFunctions(
    IReadOnlyList<FunctionDescriptor> functions,
    StorageConnections connections,
    NameResolver names,
    string hostId,
    FunctionRunner runner,
    ObjectSerializer serializer)
{
    private const string PoisonQueue = "webjobs-blobtrigger-poison";

    private readonly Dictionary<string, FunctionDescriptor> _byId = functions.ToDictionary(function => function.Id, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<FunctionDescriptor> Functions => functions;

    /// <summary>Where events wait for a host.</summary>
    public QueueClient Queue => connections.Queues().GetQueueClient("azure-webjobs-blobtrigger-" + hostId);

    public FunctionDescriptor? Find(string functionId) => _byId.GetValueOrDefault(functionId);

    /// <summary>The path of a blob trigger with its settings put in.</summary>
    public BlobPathPattern PathOf(FunctionDescriptor function) => BlobPathPattern.Parse(function.Name, names.Resolve(function.Name, TriggerOf(function).BlobPath));

    /// <summary>The container that a blob trigger reads, or one of the same account.</summary>
    public BlobContainerClient Container(FunctionDescriptor function, string container) =>
        connections.Blobs(TriggerOf(function).Connection).GetBlobContainerClient(container);

    /// <summary>Puts a blob on the queue: no look at the path, at the blob, or at what was queued before.</summary>
    public Task EnqueueAsync(BlobTriggerMessage message, CancellationToken cancellationToken) =>
        Queue.SendOrCreateAsync(new BinaryData(QueueBody.Encode(message.ToJson(), MessageEncoding.Base64)), cancellationToken);

    /// <summary>Works on a message of the queue.</summary>
    public async Task RunAsync(QueueMessage message)
    {
        var body = BlobTriggerMessage.Parse(QueueBody.Decode(message.Body, MessageEncoding.Base64));
        // A function that is no more, or a blob: nothing is left to do.
        if (Find(body.FunctionId) is not { } function)
            return;
        if (await EventAsync(function, body.ContainerName, body.BlobName, $"New blob detected(EventGrid): {body.ContainerName}/{body.BlobName}", CancellationToken.None) is { } trigger)
            await runner.RunAsync(function, trigger);
    }

    /// <summary>Where a message goes after its last try: the account of the function's own connection.</summary>
    public QueueClient PoisonOf(QueueMessage message)
    {
        var function = TryParse(message) is { } body ? Find(body.FunctionId) : null;
        return connections.Queues(function is null ? null : TriggerOf(function).Connection).GetQueueClient(PoisonQueue);
    }

    /// <summary>The event of a blob; null where the blob is missing.</summary>
    public async Task<TriggerEvent?> EventAsync(FunctionDescriptor function, string containerName, string blobName, string reason, CancellationToken cancellationToken)
    {
        var container = Container(function, containerName);
        var blob = container.GetBlobClient(blobName);
        BlobProperties properties;
        try
        {
            properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }

        var data = TriggerEvent.Data(
            ("BlobTrigger", containerName + "/" + blobName),
            ("Uri", blob.Uri),
            ("Properties", new { properties.ContentType, properties.ContentLength, properties.LastModified, ETag = properties.ETag.ToString("H") }),
            ("Metadata", properties.Metadata));
        if (PathOf(function).TryMatch(containerName, blobName, out var tokens))
            foreach (var (token, value) in tokens)
                data[token] = value;
        return new TriggerEvent(reason, data, (type, token) => BlobValue.ReadAsync(container, blobName, type, serializer, token));
    }

    private static BlobTriggerAttribute TriggerOf(FunctionDescriptor function) => (BlobTriggerAttribute)function.Trigger;

    private static BlobTriggerMessage? TryParse(QueueMessage message)
    {
        try
        {
            return BlobTriggerMessage.Parse(QueueBody.Decode(message.Body, MessageEncoding.Base64));
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or UndecodableMessageException)
        {
            return null;
        }
    }
}
