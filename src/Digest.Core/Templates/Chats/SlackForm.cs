using System.Text;
using System.Text.Json.Nodes;

namespace Digest.Core.Templates.Chats;

/// <summary>Messages for an incoming webhook of Slack: blocks, and a text for notifications.</summary>
internal sealed class SlackForm() : JsonForm("slack.json", "chat/slack.json")
{
    private const int MostBlocks = 50;

    // Slack refuses blocks whose sum comes near 13,200, and counts more for a block than what it says.
    private const int MostOfAllBlocks = 12_000;
    private const int BytesOfABlock = 130;

    private static readonly SlackSyntax Mrkdwn = new();

    protected override (ChatSyntax Syntax, int Limit) Place(string property, JsonObject owner, JsonObject? outer) => (property, Type(owner)) switch
    {
        ("text", "plain_text") => (Plain, Type(outer) is "header" ? 150 : 2_000),
        ("text", "mrkdwn") => (Mrkdwn, outer?["fields"] is null ? 3_000 : 2_000),
        ("text", null) => (Mrkdwn, 3_000),
        _ => (Plain, 2_000),
    };

    protected override void Complete(JsonObject value, JsonObject? outer)
    {
        // Else Slack looks for mentions and emoji in text that has none by its markup.
        if (Type(value) is "mrkdwn")
            value.TryAdd("verbatim", true);
        else if (Type(value) is "plain_text")
            value.TryAdd("emoji", false);
    }

    protected override bool Fits(JsonObject payload, string json) =>
        payload["blocks"] is not JsonArray blocks
        || (blocks.Count <= MostBlocks && Encoding.UTF8.GetByteCount(json) + BytesOfABlock * blocks.Count <= MostOfAllBlocks);
}
