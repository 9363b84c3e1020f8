namespace Digest.Core.Feedback;

/// <summary>How many readers of an issue answered it badly.</summary>
/// <param name="HardBounces">Readers whose copy was refused for good because of their address.</param>
/// <param name="Complaints">Readers who called it spam.</param>
public sealed record FeedbackCounts(int HardBounces, int Complaints)
{
    /// <summary>These and others.</summary>
    public FeedbackCounts Plus(FeedbackCounts other) => new(HardBounces + other.HardBounces, Complaints + other.Complaints);
}

/// <summary>Reads how an issue fares, for whoever decides whether it goes on. One storage operation.</summary>
public interface IFeedbackCounts
{
    /// <summary>The counts of an issue by now.</summary>
    Task<FeedbackCounts> ReadAsync(string issueId, CancellationToken cancellationToken);
}

/// <summary>Where the bounces of readers are kept, and what they add up to for each issue.</summary>
public interface IFeedbackStore : IFeedbackCounts
{
    /// <summary>What is known of a reader; null when nothing is.</summary>
    Task<BounceRecord?> FindAsync(string edition, string subscriberId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what is known of a reader, if nobody else was first (<see cref="BounceRecord.Version"/>; null for the first),
    /// and in the same stroke adds to the counts of an issue. False when somebody was first; nothing is written then.
    /// </summary>
    Task<bool> TrySaveAsync(BounceRecord record, string? issueId, FeedbackCounts added, CancellationToken cancellationToken);
}
