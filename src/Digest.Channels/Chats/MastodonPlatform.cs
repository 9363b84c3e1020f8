using System.Globalization;
using System.Net.Http.Headers;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Core.Templates;

namespace Digest.Channels.Chats;

/// <summary>Accounts of Mastodon: a thread of posts, each with a key by which the server recognises it for an hour.</summary>
internal sealed class MastodonPlatform() : ChatPlatform(ChannelKind.Mastodon, "mastodon.json")
{
    public override string? LongerFile => RenderedIssue.LongerPosts;

    // Servers remember a key for an hour; their clocks and ours may differ.
    public override TimeSpan? Recognises => TimeSpan.FromMinutes(55);

    public override string Address(Subscriber subscriber)
    {
        if (!IsToken(subscriber.Secret))
            throw new AddressRefusedException("An account of Mastodon is reached with its access token (scope write:statuses); register it again with the token.");
        return Uri.TryCreate(subscriber.Address, UriKind.Absolute, out var server)
            ? $"{server.GetLeftPart(UriPartial.Authority)}/api/v1/statuses"
            : throw new AddressRefusedException("A server of Mastodon is an https address, such as https://mastodon.example.");
    }

    public override string Text(string text) => Object(("status", text), ("visibility", "direct"));

    public override HttpRequestMessage Request(Uri address, ChatPost post)
    {
        var request = Json(address, post.Progress.LastId is { } before ? With(post.Message, "in_reply_to_id", before) : post.Message);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", post.Subscriber.Secret);
        request.Headers.Add("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"{post.DeliveryId}-{post.Progress.Posted + 1}"));
        return request;
    }

    public override string? PostId(ChatAnswer answer) => answer.Value("id") is { } id && ChatProgress.IsId(id) ? id : null;

    public override TimeSpan? Silence(ChatAnswer answer) => answer.Header("X-RateLimit-Remaining") == "0" ? Reset(answer) : null;

    protected override TimeSpan? Asked(ChatAnswer answer) => answer.RetryAfter ?? (answer.Status == 429 ? Reset(answer) : null);

    protected override DeliveryOutcome? Verdict(ChatAnswer answer) => answer.Status switch
    {
        401 or 403 => Gone(answer, "The Mastodon server does not take the access token any more, or it lacks scope write:statuses: make a new one and register the account again."),
        410 => Gone(answer, "The Mastodon server or account is gone."),
        422 => new(OutcomeKind.Refused, "http 422", "The Mastodon server refuses the post, most often because it allows fewer characters: lower the setting Digest:Chats:MastodonCharacters."),
        _ => null,
    };

    private static TimeSpan? Reset(ChatAnswer answer) =>
        DateTimeOffset.TryParse(answer.Header("X-RateLimit-Reset"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var reset) && reset > answer.Now ? reset - answer.Now : null;

    private static bool IsToken(string? token) => token is { Length: >= 16 and <= 512 } && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~' or '+' or '/' or '=');
}
