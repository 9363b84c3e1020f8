namespace Digest.Core.Subscribers;

/// <summary>An address that an edition must not write to, known by its hash only, so that it outlives the subscriber's row.</summary>
/// <param name="Edition">The edition's id.</param>
/// <param name="SubscriberId">The id that the address has or would have: see <see cref="SubscriberId"/>.</param>
/// <param name="Reason">Why, as a short code: <c>5.1.1</c>, <c>complaint</c>, <c>unsubscribed</c>, <c>erased</c>.</param>
/// <param name="Since">Since when.</param>
public sealed record Suppression(string Edition, string SubscriberId, string Reason, DateTimeOffset Since);

/// <summary>Where suppressions are kept.</summary>
public interface ISuppressionStore
{
    /// <summary>Adds a suppression; one that is there already stays as it is, unless the new one <see cref="Lifting.Outweighs"/> it.</summary>
    Task AddAsync(Suppression suppression, CancellationToken cancellationToken);

    /// <summary>Lifts what was read, when its reader asks for it; false when another suppression has taken its place.</summary>
    Task<bool> RemoveAsync(Suppression read, CancellationToken cancellationToken);

    /// <summary>The suppression of an address; null when there is none.</summary>
    Task<Suppression?> FindAsync(string edition, string subscriberId, CancellationToken cancellationToken);

    /// <summary>The suppressions of a range of ids, in their order.</summary>
    IAsyncEnumerable<Suppression> ListAsync(string edition, IdRange range, CancellationToken cancellationToken);
}
