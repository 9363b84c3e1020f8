namespace Digest.Core.Delivery.Owed;

/// <summary>
/// How far a mail has come that somebody is owed. It stands in a row: the queue may show a message again after the worker
/// that had it ended, and only the row tells what that one did.
/// </summary>
/// <param name="Since">Since when it is owed.</param>
/// <param name="Owed">Whether it still is. Until then a try of which <see cref="Sent"/> tells is under way, or was cut off.</param>
/// <param name="Sent">When the last try began; null when the mail server put it off.</param>
/// <param name="Tries">How many tries were begun.</param>
public sealed record MailProgress(DateTimeOffset Since, bool Owed = true, DateTimeOffset? Sent = null, int Tries = 0)
{
    /// <summary>A try that is older was cut off: <see cref="OwedMails"/> ends its own before.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>
    /// From when on a message may begin a try; null when the mail is not owed, or the message is of the past. Each try has
    /// a message of its own, so that there is one at a time however many messages there are. While one is under way any
    /// of them waits for its end, since it may be the only one that is left.
    /// </summary>
    /// <param name="attempt">How many tries were begun when the message was queued.</param>
    public DateTimeOffset? DueFor(int attempt) => (Owed, Sent) switch
    {
        (true, { } began) => began + Longer(Patience, MailSchedule.WaitAfter(Tries)),
        (true, null) when attempt == Tries => Since,
        _ => null,
    };

    /// <summary>A try begins.</summary>
    public MailProgress Begin(DateTimeOffset now) => this with { Sent = now, Tries = Tries + 1 };

    /// <summary>What a try came to.</summary>
    /// <param name="outcome">The answer.</param>
    /// <param name="next">When to try again; null for never.</param>
    public MailProgress End(OutcomeKind outcome, DateTimeOffset? next) => outcome is OutcomeKind.Deferred ? this with { Sent = null, Owed = next is not null } : this with { Owed = false };

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
