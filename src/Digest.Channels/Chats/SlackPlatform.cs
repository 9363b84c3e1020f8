using Digest.Core.Delivery;
using Digest.Core.Subscribers;

namespace Digest.Channels.Chats;

/// <summary>Incoming webhooks of Slack: one message a second, and answers of one word.</summary>
internal sealed class SlackPlatform() : ChatPlatform(ChannelKind.Slack, "slack.json")
{
    private static readonly string[] GoneWords =
        ["no_service", "no_service_id", "no_team", "no_active_hooks", "team_disabled", "invalid_token", "token_revoked", "channel_not_found", "channel_is_archived", "user_not_found"];

    public override string Text(string text) => Object(("text", text));

    protected override DeliveryOutcome? Verdict(ChatAnswer answer) =>
        answer.Status is >= 400 and < 500 && GoneWords.Contains(answer.Word, StringComparer.Ordinal)
            ? Gone(answer, $"The Slack webhook or its channel is gone ({answer.Word}): make a new one and register that.")
            : null;
}
