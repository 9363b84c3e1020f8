using System.ComponentModel.DataAnnotations;

namespace Digest.Core.Templates.Chats;

/// <summary>What may differ between deployments in the messages of a chat; the limits of the platforms themselves are fixed.</summary>
public sealed record ChatLimits
{
    /// <summary>The most messages that an issue may take in one channel; the last links to the stories that are left. From 1 to 20, default 5.</summary>
    [Range(1, 20)]
    public int Messages { get; init; } = 5;

    /// <summary>The characters that a post may have on a Mastodon server that does not say it (<c>max_characters</c>). From 200, default 500.</summary>
    [Range(200, 1_000_000)]
    public int MastodonCharacters { get; init; } = 500;

    /// <summary>The characters for which such a server takes an address, whatever its length (<c>characters_reserved_per_url</c>). From 1 to 100, default 23.</summary>
    [Range(1, 100)]
    public int MastodonUrlCharacters { get; init; } = 23;
}
