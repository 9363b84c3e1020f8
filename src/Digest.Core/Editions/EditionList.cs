namespace Digest.Core.Editions;

/// <summary>The editions of this deployment.</summary>
public sealed class EditionList
{
    private readonly Dictionary<string, Edition> _byId;

    /// <param name="editions">The editions.</param>
    /// <param name="archiveUrl">Where pages and feeds of all of them are served; null when the app does.</param>
    public EditionList(IEnumerable<Edition> editions, string? archiveUrl = null)
    {
        _byId = editions.ToDictionary(edition => edition.Id, StringComparer.Ordinal);
        foreach (var edition in All)
            edition.ArchiveUrl = archiveUrl;
    }

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Edition> All => _byId.Values;

    /// <summary>The edition with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names those that are.</exception>
    public Edition this[string id] => _byId.TryGetValue(id, out var edition)
        ? edition
        : throw new KeyNotFoundException($"There is no edition '{id}' in this deployment; its editions are: {string.Join(", ", _byId.Keys)}.");
}
