namespace Digest.Channels.Chats;

/// <summary>What a server of Mastodon allows a post.</summary>
/// <param name="Characters">The characters of a post (<c>max_characters</c>).</param>
/// <param name="OfAddress">Those for which it takes an address (<c>characters_reserved_per_url</c>).</param>
internal sealed record PostLimits(int Characters, int OfAddress);
