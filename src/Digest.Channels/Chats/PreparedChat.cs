using System.Text.Json;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Templates;

namespace Digest.Channels.Chats;

/// <summary>The messages of an issue for one platform.</summary>
internal sealed class PreparedChat(ChatSender sender, IReadOnlyList<string> messages, string userAgent) : IPreparedIssue
{
    public Task<DeliveryOutcome> SendAsync(Copy copy, CancellationToken cancellationToken) => sender.SendAsync(copy, messages, userAgent, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The payloads of a file, each by its own bytes.</summary>
    /// <exception cref="InvalidOperationException">The file is no list of objects.</exception>
    public static IReadOnlyList<string> Messages(Issue issue, RenderedIssue rendered, string file)
    {
        if (!rendered.Chats.TryGetValue(file, out var text))
            return [];
        try
        {
            using var list = JsonDocument.Parse(text);
            if (list.RootElement.ValueKind is JsonValueKind.Array && list.RootElement.EnumerateArray().All(message => message.ValueKind is JsonValueKind.Object))
                return [.. list.RootElement.EnumerateArray().Select(message => message.GetRawText())];
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException($"{file} of issue '{issue.Id}' is no JSON: {broken.Message}", broken);
        }

        throw new InvalidOperationException($"{file} of issue '{issue.Id}' is no list of messages.");
    }
}
