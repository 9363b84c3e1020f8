namespace Digest.Core.Editions;

/// <summary>The editions of this deployment.</summary>
public sealed class EditionList(IEnumerable<Edition> editions)
{
    private readonly Dictionary<string, Edition> _byId = editions.ToDictionary(edition => edition.Id, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Edition> All => _byId.Values;

    /// <summary>The edition with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names those that are.</exception>
    public Edition this[string id] => _byId.TryGetValue(id, out var edition)
        ? edition
        : throw new KeyNotFoundException($"There is no edition '{id}' in this deployment; its editions are: {string.Join(", ", _byId.Keys)}.");
}
