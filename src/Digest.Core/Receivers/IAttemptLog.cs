namespace Digest.Core.Receivers;

/// <summary>The log of attempts, one for each webhook and chat.</summary>
public interface IAttemptLog
{
    /// <summary>Adds an attempt.</summary>
    Task AddAsync(Attempt attempt, CancellationToken cancellationToken);

    /// <summary>The attempts of a subscriber, latest first.</summary>
    IAsyncEnumerable<Attempt> ReadAsync(string edition, string subscriberId, CancellationToken cancellationToken);

    /// <summary>Deletes the attempts of a subscriber.</summary>
    Task EraseAsync(string edition, string subscriberId, CancellationToken cancellationToken);

    /// <summary>Deletes what is older; returns how many that were.</summary>
    Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
