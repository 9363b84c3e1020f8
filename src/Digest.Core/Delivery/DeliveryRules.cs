using Digest.Core.Editions;
using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>What becomes of a row after an attempt.</summary>
public static class DeliveryRules
{
    /// <summary>The code of a row whose worker ended before it could record the answer.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>The code of a row that was held back to keep to the pace: its batch is queued again until then.</summary>
    public const string Paced = "paced";

    /// <summary>The code of a row that an operator ended before it was sent.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>A copy is sent again after a lost answer so often at most, under <see cref="UncertainPolicy.SameIdAgain"/>.</summary>
    public const int MostDoubts = 2;

    private const int MaxDetail = 512;

    /// <summary>The row after an answer.</summary>
    /// <param name="row">The claimed row.</param>
    /// <param name="outcome">The answer.</param>
    /// <param name="channel">The reader's channel, which has its schedule of tries.</param>
    /// <param name="policy">The edition's rule for lost answers.</param>
    /// <param name="now">The present.</param>
    public static DeliveryRow After(DeliveryRow row, DeliveryOutcome outcome, ChannelKind channel, UncertainPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(outcome);
        row = row with { Code = outcome.Code, Detail = Bounded(outcome.Detail), Until = null, Changed = now, Progress = outcome.Progress ?? row.Progress };
        return outcome.Kind switch
        {
            OutcomeKind.Sent => row with { Status = DeliveryStatus.Sent },
            OutcomeKind.Refused => row with { Status = DeliveryStatus.Failed },
            OutcomeKind.Uncertain => Doubted(row, policy, now),
            _ => RetrySchedule.Next(channel, row.Attempts, row.FirstTried ?? now, now, outcome.RetryAfter, DeliveryId.For(row.IssueId, row.SubscriberId)) is { } next
                ? row with { Status = DeliveryStatus.Retry, Until = next }
                : row with { Status = DeliveryStatus.Failed },
        };
    }

    /// <summary>The row of a worker that ended in the middle.</summary>
    /// <param name="row">The row as that worker claimed it.</param>
    /// <param name="channel">The reader's channel; null when the reader is gone. A webhook knows a repetition by its id, so that no rule holds it back.</param>
    /// <param name="policy">The edition's rule for lost answers.</param>
    /// <param name="now">The present.</param>
    public static DeliveryRow AfterInterruption(DeliveryRow row, ChannelKind? channel, UncertainPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        row = row with { Code = Interrupted, Detail = "The worker that was sending this copy ended before it could record the answer.", Until = null, Changed = now };
        return channel is ChannelKind.Webhook ? row with { Doubts = row.Doubts + 1, Status = DeliveryStatus.Retry, Until = now } : Doubted(row, policy, now);
    }

    /// <summary>The row of a copy that is not sent, or not again: suppressed, unless it may have arrived before.</summary>
    /// <param name="row">The row.</param>
    /// <param name="code">Why, as a short word.</param>
    /// <param name="detail">Why, in words; null when the word says it.</param>
    /// <param name="now">The present.</param>
    public static DeliveryRow Unsent(DeliveryRow row, string code, string? detail, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        row = row with { Code = code, Until = null, Changed = now };
        return row.Doubts == 0
            ? row with { Status = DeliveryStatus.Suppressed, Detail = detail }
            : row with { Status = DeliveryStatus.Uncertain, Detail = "An earlier try may have arrived, and was not repeated." };
    }

    private static DeliveryRow Doubted(DeliveryRow row, UncertainPolicy policy, DateTimeOffset now)
    {
        row = row with { Doubts = row.Doubts + 1 };
        return policy is UncertainPolicy.SameIdAgain && row.Doubts <= MostDoubts
            ? row with { Status = DeliveryStatus.Retry, Until = now }
            : row with { Status = DeliveryStatus.Uncertain };
    }

    private static string Bounded(string text) => text.Length <= MaxDetail ? text : text[..MaxDetail];
}
