namespace Digest.Core.Subscribers;

/// <summary>Where subscribers are kept.</summary>
public interface ISubscriberStore
{
    /// <summary>Adds a subscriber; false when the id is known, whose row stays as it is.</summary>
    Task<bool> TryAddAsync(Subscriber subscriber, CancellationToken cancellationToken);

    /// <summary>Adds many; those that are known already, whose rows stay as they are.</summary>
    Task<IReadOnlyList<Subscriber>> AddManyAsync(IReadOnlyCollection<Subscriber> subscribers, CancellationToken cancellationToken);

    /// <summary>The subscriber with this id; null when there is none.</summary>
    Task<Subscriber?> FindAsync(string edition, string id, CancellationToken cancellationToken);

    /// <summary>Replaces the row if it still has <see cref="Subscriber.Version"/>; null when somebody else was first, else the row with its new version.</summary>
    Task<Subscriber?> TryUpdateAsync(Subscriber subscriber, CancellationToken cancellationToken);

    /// <summary>Deletes the row; nothing happens when there is none.</summary>
    Task DeleteAsync(string edition, string id, CancellationToken cancellationToken);

    /// <summary>Deletes the row if it still has <see cref="Subscriber.Version"/>; false when somebody else was first.</summary>
    Task<bool> TryDeleteAsync(Subscriber subscriber, CancellationToken cancellationToken);

    /// <summary>Everyone whose id lies in the range, whatever the status, in the order of their ids.</summary>
    IAsyncEnumerable<Subscriber> ListAsync(string edition, IdRange range, CancellationToken cancellationToken);

    /// <summary>Everyone whose id lies in the range and who is active, in the order of their ids.</summary>
    IAsyncEnumerable<Subscriber> ActiveAsync(string edition, IdRange range, CancellationToken cancellationToken);

    /// <summary>The receivers of an edition that have not proved themselves, in the order of their ids.</summary>
    IAsyncEnumerable<Subscriber> PendingAsync(string edition, CancellationToken cancellationToken);

    /// <summary>How many are active in an edition.</summary>
    Task<int> CountActiveAsync(string edition, CancellationToken cancellationToken);
}
