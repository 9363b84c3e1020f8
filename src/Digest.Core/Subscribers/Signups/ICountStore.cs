namespace Digest.Core.Subscribers.Signups;

/// <summary>Counts that all instances of the app share.</summary>
public interface ICountStore
{
    /// <summary>Counts one more; false when that would be more than <paramref name="most"/>, or when so many count at once that nobody can tell.</summary>
    /// <param name="key">What is counted.</param>
    /// <param name="most">The most that may be counted.</param>
    /// <param name="span">How long a count lasts: it begins with the first, and anew with the first after it ended.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<bool> TryCountAsync(string key, int most, TimeSpan span, CancellationToken cancellationToken);

    /// <summary>Forgets the counts that nobody needs any more.</summary>
    Task PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
