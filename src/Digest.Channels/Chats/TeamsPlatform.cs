using System.Text.Json;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;

namespace Digest.Channels.Chats;

/// <summary>Workflows of Teams that post what a webhook request holds: an Adaptive Card.</summary>
internal sealed class TeamsPlatform() : ChatPlatform(ChannelKind.Teams, "teams.json")
{
    public override string Text(string text) => JsonSerializer.Serialize(new
    {
        type = "message",
        attachments = new[]
        {
            new { contentType = "application/vnd.microsoft.card.adaptive", content = new { type = "AdaptiveCard", version = "1.4", body = new[] { new { type = "TextBlock", wrap = true, text } } } },
        },
    });

    protected override DeliveryOutcome? Verdict(ChatAnswer answer) => answer.Status is 404 or 410
        ? Gone(answer, "The workflow of Teams is gone: make a new one and register that.")
        : null;
}
