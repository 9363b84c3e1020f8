using Digest.Core.Issues;

namespace Digest.Core.Delivery.Control;

/// <summary>How often rows ended, or wait, with a code.</summary>
/// <param name="Status">The status.</param>
/// <param name="Code">The last answer's code; empty for none.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Example">What one of the answers said; empty for nothing.</param>
public sealed record CodeCount(DeliveryStatus Status, string Code, int Count, string Example);

/// <summary>
/// Where an issue is, counted from the rows of its ledger and nothing else: audience = sent + failed + suppressed +
/// uncertain + pending, or the ledger does not add up, which <see cref="Difference"/> shows.
/// </summary>
public sealed record DeliveryReport
{
    /// <summary>The issue.</summary>
    public required Issue Issue { get; init; }

    /// <summary>The rows that are final, by how they ended.</summary>
    public required DeliveryTally Tally { get; init; }

    /// <summary>The rows that are not final yet.</summary>
    public required int Pending { get; init; }

    /// <summary>Of these, how many were deferred and wait for another try.</summary>
    public required int Waiting { get; init; }

    /// <summary>Of those sent, how many were sent again under the same id after a lost answer.</summary>
    public required int SentAgain { get; init; }

    /// <summary>The codes of all that was not sent, the most frequent first.</summary>
    public required IReadOnlyList<CodeCount> Codes { get; init; }

    /// <summary>When the first copy was tried; null before.</summary>
    public required DateTimeOffset? Began { get; init; }

    /// <summary>When a copy was last accepted; null before.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>When all copies will have been tried, as far as one can tell; null when nothing is pending or nothing can be told.</summary>
    public required DateTimeOffset? Expected { get; init; }

    /// <summary>The rows that the ledger has more or fewer than the audience: 0 for a ledger that adds up.</summary>
    public int Difference => Tally.Total + Pending - Issue.Audience;

    /// <summary>Copies accepted in a minute since the first was tried; 0 before.</summary>
    public double PerMinute => Began is { } began && Last is { } last && last > began ? Tally.Sent / (last - began).TotalMinutes : 0;

    /// <summary>The share of those answered for good that were refused, from 0 to 1.</summary>
    public double FailedShare => Tally.Sent + Tally.Failed == 0 ? 0 : (double)Tally.Failed / (Tally.Sent + Tally.Failed);
}
