using System.Text.Json.Nodes;

namespace Digest.Core.Templates.Chats;

/// <summary>Posts for a Mastodon instance: a thread, of which only the first is shown in public timelines.</summary>
internal sealed class MastodonForm(ChatLimits limits) : TextForm("mastodon.json", "chat/mastodon.txt")
{
    /// <summary>The limits to which servers are commonly set, in their order.</summary>
    public static readonly IReadOnlyList<int> Common = [500, 1_000, 2_000, 3_000, 5_000, 10_000];

    protected override ChatSyntax Syntax { get; } = new PlainSyntax();

    protected override bool Fits(string text) => MastodonLength.Of(text, limits.MastodonUrlCharacters) <= limits.MastodonCharacters;

    protected override JsonObject Payload(string text, ChatPart part) => new()
    {
        ["status"] = text,
        ["language"] = part.Language,
        ["visibility"] = part.First ? "public" : "unlisted",
    };
}
