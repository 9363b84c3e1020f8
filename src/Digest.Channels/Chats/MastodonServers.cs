using System.Collections.Concurrent;
using System.Text.Json;
using Digest.Channels.Webhooks;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Chats;

namespace Digest.Channels.Chats;

/// <summary>
/// Asks servers of Mastodon what they allow a post, each once for an issue. What a server does not say, or says out of
/// reason, is taken from the settings: a copy does not wait for it.
/// </summary>
internal sealed class MastodonServers(HttpClient http, AddressGuard guard, ChatLimits settings, TimeProvider time)
{
    // Servers tell their rules and languages in the same document.
    private const int MaxBytes = 256 * 1024;
    private const int Most = 1_000;

    private static readonly string[] Paths = ["/api/v2/instance", "/api/v1/instance"];

    private readonly ConcurrentDictionary<(string Issue, string Server), Lazy<Task<PostLimits>>> _known = new();

    /// <summary>The limits of an account's server.</summary>
    public Task<PostLimits> LimitsAsync(string issueId, Subscriber account, string userAgent, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(account.Address, UriKind.Absolute, out var address))
            return Task.FromResult(Usual);
        if (_known.Count >= Most)
            _known.Clear();
        var server = address.GetLeftPart(UriPartial.Authority);
        // Not one caller's to cancel: others wait for the same.
        return _known.GetOrAdd((issueId, server), _ => new(() => AskAsync(server, userAgent))).Value.WaitAsync(cancellationToken);
    }

    private PostLimits Usual => new(settings.MastodonCharacters, settings.MastodonUrlCharacters);

    private async Task<PostLimits> AskAsync(string server, string userAgent)
    {
        using var patience = new CancellationTokenSource(GuardedClient.Patience, time);
        try
        {
            foreach (var path in Paths)
            {
                if (await AskAsync(guard.Parse(server + path), userAgent, patience.Token) is { } limits)
                    return limits;
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException or AddressRefusedException)
        {
            // The posts themselves find out what is wrong, and say it.
        }

        return Usual;
    }

    private async Task<PostLimits?> AskAsync(Uri address, string userAgent, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("User-Agent", userAgent);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return null;
        var body = new byte[MaxBytes];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(body, MaxBytes, throwOnEndOfStream: false, cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(body.AsMemory(0, length));
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private PostLimits? Read(JsonElement instance)
    {
        var statuses = Member(Member(instance, "configuration"), "statuses");
        // Servers before 3.4 and their relatives say it at the top.
        return (Number(statuses, "max_characters", 100, 1_000_000) ?? Number(instance, "max_toot_chars", 100, 1_000_000)) is { } characters
            ? new PostLimits(characters, Number(statuses, "characters_reserved_per_url", 1, 1_000) ?? settings.MastodonUrlCharacters)
            : null;
    }

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    private static int? Number(JsonElement value, string name, int least, int most) =>
        Member(value, name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt32(out var number) && number >= least && number <= most ? number : null;
}
