using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;

namespace Digest.Channels.Chats;

/// <summary>The bot API of Telegram: one message a second for each chat, twenty a minute for a group, thirty a second for the bot.</summary>
internal sealed class TelegramPlatform(TelegramOptions options) : ChatPlatform(ChannelKind.Telegram, "telegram.json")
{
    private static readonly TimeSpan OfGroup = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan OfBot = TimeSpan.FromSeconds(1) / 30;

    public override string? Lack => string.IsNullOrEmpty(options.Token) ? $"This deployment has no bot for Telegram: give its token in setting {TelegramOptions.Section}:{nameof(TelegramOptions.Token)}." : null;

    public override IEnumerable<(string Key, TimeSpan Gap)> Turns(Subscriber subscriber) =>
        [($"chat {subscriber.Address}", subscriber.Address is ['-' or '@', ..] ? OfGroup : ASecond), ("bot", OfBot)];

    public override string Address(Subscriber subscriber) => IsChat(subscriber.Address)
        ? $"{options.Api.TrimEnd('/')}/bot{options.Token}/sendMessage"
        : throw new AddressRefusedException("A chat of Telegram is its id, such as -1001234567890, or @ and the name of a public channel.");

    public override string Text(string text) => Object(("text", text));

    public override HttpRequestMessage Request(Uri address, ChatPost post) => Json(address, With(post.Message, "chat_id", post.Subscriber.Address));

    protected override TimeSpan? Asked(ChatAnswer answer) => ChatAnswer.Seconds(answer.Value("parameters.retry_after")) ?? answer.RetryAfter;

    protected override DeliveryOutcome? Verdict(ChatAnswer answer)
    {
        // Telegram says for whom an answer is: no other 404 has this body.
        if (answer.Status is 401 or 404)
            return NotOurs(answer, $"Telegram does not know the bot: correct setting {TelegramOptions.Section}:{nameof(TelegramOptions.Token)}.");
        if (answer.Value("parameters.migrate_to_chat_id") is { } moved && IsChat(moved))
            return Gone(answer, $"The group has become a supergroup of Telegram with another id: register chat {moved}.");
        if (answer.Status == 403)
            return Gone(answer, "The bot is not in the Telegram chat any more or may not write there: let it in again.");
        return answer.Status == 400 && answer.Value("description")?.Contains("chat not found", StringComparison.OrdinalIgnoreCase) == true
            ? Gone(answer, "Telegram does not know the chat, or the bot is not in it: let it in, or correct the chat's id.")
            : null;
    }

    private static bool IsChat(string chat) => chat switch
    {
        ['@', .. var name] => name.Length is >= 4 and <= 32 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_'),
        ['-', .. var id] => IsNumber(id),
        _ => IsNumber(chat),
    };

    private static bool IsNumber(string id) => id.Length is > 0 and <= 18 && id.All(char.IsAsciiDigit);
}
