namespace Digest.Core.Subscribers;

/// <summary>Where subscribers are kept.</summary>
public interface ISubscriberStore
{
    /// <summary>Adds a subscriber; false when the id is known, whose row stays as it is.</summary>
    Task<bool> TryAddAsync(Subscriber subscriber, CancellationToken cancellationToken);

    /// <summary>The subscriber with this id; null when there is none.</summary>
    Task<Subscriber?> FindAsync(string edition, string id, CancellationToken cancellationToken);

    /// <summary>Changes a subscriber's status; false when there is no such subscriber.</summary>
    Task<bool> SetStatusAsync(string edition, string id, SubscriberStatus status, CancellationToken cancellationToken);

    /// <summary>Everyone who is active in an edition, in the order of their ids.</summary>
    IAsyncEnumerable<Subscriber> ActiveAsync(string edition, CancellationToken cancellationToken);
}
