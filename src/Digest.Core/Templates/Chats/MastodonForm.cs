using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Digest.Core.Templates.Chats;

/// <summary>Posts for a Mastodon instance: a thread, of which only the first is shown in public timelines.</summary>
internal sealed partial class MastodonForm(ChatLimits limits) : TextForm("mastodon.json", "chat/mastodon.txt")
{
    protected override ChatSyntax Syntax { get; } = new PlainSyntax();

    protected override bool Fits(string text) => Length(text) <= limits.MastodonCharacters;

    protected override JsonObject Payload(string text, ChatPart part) => new()
    {
        ["status"] = text,
        ["language"] = part.Language,
        ["visibility"] = part.First ? "public" : "unlisted",
    };

    /// <summary>Characters are code points, and an address counts the same whatever its length.</summary>
    private int Length(string text)
    {
        var length = text.EnumerateRunes().Count();
        foreach (var match in Addresses().EnumerateMatches(text))
            length += limits.MastodonUrlCharacters - match.Length;
        return length;
    }

    // An address is made of ASCII, and what ends a sentence is none of it.
    [GeneratedRegex(@"https?://[\x21-\x7E]*[A-Za-z0-9/=&#%_~-]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();
}
