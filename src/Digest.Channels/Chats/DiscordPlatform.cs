using Digest.Core.Delivery;
using Digest.Core.Subscribers;

namespace Digest.Channels.Chats;

/// <summary>Webhooks of Discord, which are asked to answer when the message is there, and tell how many more they take at the moment.</summary>
internal sealed class DiscordPlatform() : ChatPlatform(ChannelKind.Discord, "discord.json")
{
    private const string Wait = "wait=true";

    // Unknown channel, unknown webhook, invalid token of a webhook.
    private static readonly string[] GoneCodes = ["10003", "10015", "50027"];

    public override string Address(Subscriber subscriber)
    {
        var address = subscriber.Address;
        return address.Contains(Wait, StringComparison.Ordinal) ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Wait}";
    }

    public override string Text(string text) => With("""{"allowed_mentions":{"parse":[]}}""", "content", text);

    public override TimeSpan? Silence(ChatAnswer answer) =>
        answer.Header("X-RateLimit-Remaining") == "0" ? ChatAnswer.Seconds(answer.Header("X-RateLimit-Reset-After")) : null;

    protected override TimeSpan? Asked(ChatAnswer answer) => ChatAnswer.Seconds(answer.Value("retry_after")) ?? answer.RetryAfter;

    protected override DeliveryOutcome? Verdict(ChatAnswer answer) =>
        answer.Status is 401 or 403 or 404 && GoneCodes.Contains(answer.Value("code"), StringComparer.Ordinal)
            ? Gone(answer, "The Discord webhook or its channel is gone: make a new one and register that.")
            : null;
}
