using System.Text.Json;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Templates;
using Digest.Core.Templates.Chats;

namespace Digest.Channels.Chats;

/// <summary>The messages of an issue for one platform, where servers differ in several threads of longer and longer messages.</summary>
internal sealed class PreparedChat(ChatSender sender, IReadOnlyList<IReadOnlyList<string>> threads, string issueId, string userAgent, MastodonServers? servers) : IPreparedIssue
{
    public async Task<DeliveryOutcome> SendAsync(Copy copy, CancellationToken cancellationToken)
    {
        var progress = ChatProgress.Parse(copy.Progress);
        // A thread that has begun is ended as it began, whatever its server allows by now.
        if (progress == default && servers is not null && threads.Count > 1)
            progress = progress with { Thread = Longest(await servers.LimitsAsync(issueId, copy.Subscriber, userAgent, cancellationToken)) };
        return await sender.SendAsync(copy, threads[Math.Min(progress.Thread, threads.Count - 1)], progress, userAgent, cancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The threads of an issue.</summary>
    /// <exception cref="InvalidOperationException">A file is no list of messages.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Threads(Issue issue, RenderedIssue rendered, ChatPlatform platform) =>
    [
        Read(issue, rendered, platform.File, Messages) ?? [],
        .. platform.LongerFile is { } longer ? Read(issue, rendered, longer, list => list.EnumerateArray().Select(Messages).ToList()) ?? [] : [],
    ];

    private static T? Read<T>(Issue issue, RenderedIssue rendered, string file, Func<JsonElement, T> read)
        where T : class
    {
        if (!rendered.Chats.TryGetValue(file, out var text))
            return null;
        try
        {
            using var list = JsonDocument.Parse(text);
            return read(list.RootElement.Clone());
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException($"{file} of issue '{issue.Id}' is no JSON: {broken.Message}", broken);
        }
        catch (InvalidOperationException)
        {
            throw new InvalidOperationException($"{file} of issue '{issue.Id}' is no list of messages.");
        }
    }

    // The payloads, each by its own bytes.
    private static IReadOnlyList<string> Messages(JsonElement list) =>
        [.. list.EnumerateArray().Select(message => message.ValueKind is JsonValueKind.Object ? message.GetRawText() : throw new InvalidOperationException())];

    // Judged by the posts themselves, since servers differ in how they count an address.
    private int Longest(PostLimits limits) =>
        Math.Max(0, threads.ToList().FindLastIndex(thread => thread.All(post => Length(post, limits.OfAddress) <= limits.Characters)));

    private static int Length(string post, int ofAddress)
    {
        using var payload = JsonDocument.Parse(post);
        return payload.RootElement.TryGetProperty("status", out var status) && status.ValueKind is JsonValueKind.String ? MastodonLength.Of(status.GetString()!, ofAddress) : 0;
    }
}
