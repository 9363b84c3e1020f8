using Digest.Core.Subscribers;

namespace Digest.Core.Feedback;

/// <summary>How many readers of an issue answered it badly.</summary>
/// <param name="HardBounces">Readers whose copy was refused for good because of their address.</param>
/// <param name="Complaints">Readers who called it spam.</param>
/// <param name="SenderFaults">Readers whose copy was refused for what it says or who sends it.</param>
/// <param name="Refusal">One who refused the sender, and with which code: <c>mailbox.example (5.7.26)</c>; null when nobody did.</param>
public sealed record FeedbackCounts(int HardBounces, int Complaints, int SenderFaults = 0, string? Refusal = null)
{
    /// <summary>These and others.</summary>
    public FeedbackCounts Plus(FeedbackCounts other) => new(HardBounces + other.HardBounces, Complaints + other.Complaints, SenderFaults + other.SenderFaults, other.Refusal ?? Refusal);

    /// <summary>These without those that were there before.</summary>
    public FeedbackCounts Since(FeedbackCounts before) =>
        new(Math.Max(0, HardBounces - before.HardBounces), Math.Max(0, Complaints - before.Complaints), Math.Max(0, SenderFaults - before.SenderFaults), Refusal);

    /// <summary>Who refused, without saying which reader it was.</summary>
    public static string RefusalBy(Subscriber? reader, string code)
    {
        var domain = Words.Plain(MailboxAddress.DomainOf(reader?.Address ?? ""), 80);
        return $"{(domain.Length == 0 ? "a receiver" : domain)} ({Words.Plain(code, 32)})";
    }
}

/// <summary>What all instances know of an issue since it was last resumed.</summary>
/// <param name="Feedback">Who answered it badly, at once or by a report later.</param>
/// <param name="Answers">How many copies were accepted or refused, as the instances last told.</param>
public sealed record SharedCounts(FeedbackCounts Feedback, int Answers);

/// <summary>Reads how an issue fares, for whoever decides whether it goes on. One storage operation each.</summary>
public interface IFeedbackCounts
{
    /// <summary>The counts of an issue by now.</summary>
    Task<FeedbackCounts> ReadAsync(string issueId, CancellationToken cancellationToken);

    /// <summary>The counts of an issue since an operator let it go on. The first who asks after that moment draws the line, with one operation more.</summary>
    /// <param name="issueId">The issue.</param>
    /// <param name="resumed">When that was; null if it never was halted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<SharedCounts> ReadAsync(string issueId, DateTimeOffset? resumed, CancellationToken cancellationToken);

    /// <summary>Tells all instances how many answers one of them got since then.</summary>
    /// <param name="issueId">The issue.</param>
    /// <param name="resumed">Since when; null for the beginning.</param>
    /// <param name="instance">The instance, in hex digits; it replaces what it told before.</param>
    /// <param name="answers">How many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task AnsweredAsync(string issueId, DateTimeOffset? resumed, string instance, int answers, CancellationToken cancellationToken);
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

    /// <summary>Forgets what is known of a reader; the counts of issues stay.</summary>
    Task EraseAsync(string edition, string subscriberId, CancellationToken cancellationToken);
}
