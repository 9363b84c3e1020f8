using System.Text.Json;
using Azure;

namespace Digest.LocalHost.Blobs;

/// <summary>What the queue behind blob functions holds, and the poison queue after it: the names are the wire's.</summary>
internal sealed record BlobTriggerMessage(string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag)
{
    public static BlobTriggerMessage For(string functionId, string container, string blob, ETag etag, string blobType) =>
        new("BlobTrigger", functionId, blobType, container, blob, etag.ToString("H"));

    public static BlobTriggerMessage Parse(BinaryData body) =>
        body.ToObjectFromJson<BlobTriggerMessage>() is { Type: "BlobTrigger", FunctionId: not null, ContainerName: not null, BlobName: not null } message
            ? message
            : throw new JsonException("The message is none of a blob trigger.");

    public string ToJson() => JsonSerializer.Serialize(this);
}
