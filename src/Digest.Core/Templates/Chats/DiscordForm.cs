using System.Text.Json.Nodes;

namespace Digest.Core.Templates.Chats;

/// <summary>Messages for a webhook of Discord: an embed for each story.</summary>
internal sealed class DiscordForm() : JsonForm("discord.json", "chat/discord.json")
{
    private const int MostEmbeds = 10;
    private const int MostFields = 25;
    private const int MostOfAllEmbeds = 6_000;

    private static readonly MarkdownSyntax Markdown = new();

    protected override (ChatSyntax Syntax, int Limit) Place(string property, JsonObject owner, JsonObject? outer) => property switch
    {
        "content" => (Markdown, 2_000),
        "title" => (Markdown, 256),
        "description" => (Markdown, 4_096),
        "name" when owner["value"] is not null => (Markdown, 256),
        "value" => (Markdown, 1_024),
        "text" => (Plain, 2_048),
        "username" => (Plain, 80),
        _ => (Plain, 256),
    };

    protected override void Complete(JsonObject value, JsonObject? outer)
    {
        // Nobody is called by what an article says.
        if (outer is null)
            value.TryAdd("allowed_mentions", new JsonObject { ["parse"] = new JsonArray() });
    }

    protected override bool Fits(JsonObject payload, string json)
    {
        var embeds = Objects(payload["embeds"]).ToList();
        return embeds.Count <= MostEmbeds
            && embeds.TrueForAll(embed => Objects(embed["fields"]).Count() <= MostFields)
            && embeds.Sum(Length) <= MostOfAllEmbeds;
    }

    private static int Length(JsonObject embed) =>
        Length(embed, "title") + Length(embed, "description")
        + Length(embed["footer"] as JsonObject, "text") + Length(embed["author"] as JsonObject, "name")
        + Objects(embed["fields"]).Sum(field => Length(field, "name") + Length(field, "value"));

    private static int Length(JsonObject? value, string property) => Text(value, property)?.Length ?? 0;

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();
}
