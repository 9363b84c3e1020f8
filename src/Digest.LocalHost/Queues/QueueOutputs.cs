using System.Text.Json;
using Azure.Core.Serialization;
using Azure.Storage.Queues;
using Digest.LocalHost.Discovery;
using Digest.LocalHost.Settings;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Queues;

/// <summary>
/// Writes results to queues as the Functions host does: texts of a collection one by one and unchanged, everything else
/// by way of JSON, where an array becomes one message for each of its elements and an object is written with indents.
/// </summary>
internal sealed class QueueOutputs(StorageConnections connections, NameResolver names, MessageEncoding encoding, ObjectSerializer serializer)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task WriteAsync(FunctionDescriptor function, QueueOutputAttribute output, object value, CancellationToken cancellationToken)
    {
        QueueClient? queue = null;
        foreach (var text in Messages(function, value).Where(text => text.Length > 0))
        {
            queue ??= connections.Queues(output.Connection).GetQueueClient(QueueNames.Checked(function.Name, names.Resolve(function.Name, output.QueueName)));
            await queue.SendOrCreateAsync(new BinaryData(QueueBody.Encode(text, encoding)), cancellationToken);
        }
    }

    private IEnumerable<string> Messages(FunctionDescriptor function, object value) => value switch
    {
        string text => FromText(text),
        byte[] or BinaryData or Stream => throw new InvalidOperationException($"Function {function.Name} returns {value.GetType().Name} for a queue; return text or an object."),
        IEnumerable<string?> texts => texts.Select(text => text ?? ""),
        _ => FromText(serializer.Serialize(value, value.GetType()).ToString()),
    };

    private static IEnumerable<string> FromText(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed is not (['{', .., '}'] or ['[', .., ']']))
            return [text];
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(Text)] : [Text(root)];
    }

    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Object or JsonValueKind.Array => JsonSerializer.Serialize(element, Indented),
        // The host's JSON library writes these as .NET does.
        JsonValueKind.True => bool.TrueString,
        JsonValueKind.False => bool.FalseString,
        _ => element.GetRawText(),
    };
}
