namespace Digest.Core.Subscribers;

/// <summary>Ids of subscribers, which are hashes in 32 hex digits, from one (inclusive) to another (exclusive).</summary>
/// <param name="From">The first; empty for the very first.</param>
/// <param name="To">What ends it; null for no end.</param>
public readonly record struct IdRange(string From, string? To)
{
    /// <summary>All ids.</summary>
    public static IdRange All => new("", null);

    /// <summary>Whether an id lies in it.</summary>
    public bool Contains(string id) => string.CompareOrdinal(id, From) >= 0 && (To is null || string.CompareOrdinal(id, To) < 0);
}
