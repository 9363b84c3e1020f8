using System.Text;
using System.Text.Json.Nodes;

namespace Digest.Core.Templates.Chats;

/// <summary>Messages for a workflow of Teams: an Adaptive Card each.</summary>
internal sealed class TeamsForm() : JsonForm("teams.json", "chat/teams.json")
{
    // Three quarters of 28 KB, since what Teams itself adds counts too.
    private const int MostBytes = 21 * 1024;

    private static readonly MarkdownSyntax Markdown = new();

    protected override (ChatSyntax Syntax, int Limit) Place(string property, JsonObject owner, JsonObject? outer) =>
        (property, Type(owner)) is ("text", "TextBlock") || property is "value" || (property is "title" && owner["value"] is not null)
            ? (Markdown, MostBytes)
            : (Plain, MostBytes);

    protected override bool Fits(JsonObject payload, string json) => Encoding.UTF8.GetByteCount(json) <= MostBytes;
}
