namespace Digest.Core.Subscribers;

/// <summary>Changes of a subscriber that hold whoever else changes the row at the same moment.</summary>
public static class SubscriberChanges
{
    private const int Tries = 20;

    /// <summary>Changes a subscriber; null when there is none. A change to an equal row writes nothing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="edition">The edition's id.</param>
    /// <param name="id">The subscriber's id.</param>
    /// <param name="change">Makes the row that should be of the row that is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">Others changed the row each time.</exception>
    public static async Task<Subscriber?> ChangeAsync(this ISubscriberStore store, string edition, string id, Func<Subscriber, Subscriber> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await store.FindAsync(edition, id, cancellationToken) is not { } current)
                return null;
            var changed = change(current);
            if (changed == current)
                return current;
            if (await store.TryUpdateAsync(changed, cancellationToken) is { } stored)
                return stored;
        }

        throw new InvalidOperationException($"The subscriber '{id}' of edition '{edition}' was changed by others {Tries} times in a row; try again.");
    }

    /// <summary>Gives a subscriber a status; null when there is none.</summary>
    public static Task<Subscriber?> SetStatusAsync(this ISubscriberStore store, string edition, string id, SubscriberStatus status, string? reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ChangeAsync(edition, id, row => row.Status == status ? row : row with { Status = status, Reason = reason, Changed = now }, cancellationToken);
}
