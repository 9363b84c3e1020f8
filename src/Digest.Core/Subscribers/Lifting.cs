namespace Digest.Core.Subscribers;

/// <summary>
/// Why an address is not written to, and what ends it. A reader who left, or had everything erased, comes back by
/// confirming anew from the mailbox. A complaint or a refusal of the mailbox is lifted by an operator alone: a mail that
/// asks such an address to confirm would itself be one too many.
/// </summary>
public static class Lifting
{
    /// <summary>The reason of a reader who left.</summary>
    public const string Unsubscribed = "unsubscribed";

    /// <summary>The reason of somebody who left elsewhere, as a list says that was brought along.</summary>
    public const string Elsewhere = "unsubscribed elsewhere";

    /// <summary>The reason of a reader who had everything erased.</summary>
    public const string Erased = "erased";

    /// <summary>The reason of a reader who called an issue spam.</summary>
    public const string Complaint = "complaint";

    /// <summary>How the reason of an address begins that bounced too often in one edition.</summary>
    public const string Score = "bounces";

    /// <summary>Whether a reason is the address's own and holds for every edition: it complained, or it does not exist. Who left one edition has left no other, and points are of one edition.</summary>
    public static bool IsOfAddress(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return !IsByReader(reason) && !reason.StartsWith(Score, StringComparison.Ordinal);
    }

    /// <summary>Whether the reader's own confirmation ends a suppression.</summary>
    public static bool IsByReader(string reason) => reason is Unsubscribed or Elsewhere or Erased;

    /// <summary>Whether a reason takes the place of another: a complaint of somebody who had left already must not be lifted by a click.</summary>
    public static bool Outweighs(string reason, string other) => IsByReader(other) && !IsByReader(reason);

    /// <summary>Whether an address must not even be asked to confirm.</summary>
    public static bool IsBarred(Subscriber? subscriber, Suppression? suppression) =>
        subscriber is { Status: SubscriberStatus.Suppressed } || (suppression is not null && !IsByReader(suppression.Reason));
}
