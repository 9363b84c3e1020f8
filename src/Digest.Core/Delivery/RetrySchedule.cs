using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>How long a copy waits after an attempt that was not accepted, and when it is given up.</summary>
public static class RetrySchedule
{
    /// <summary>No mail is tried longer than this, so that issues never overlap.</summary>
    public static readonly TimeSpan MailEndsAfter = TimeSpan.FromHours(72);

    /// <summary>
    /// Nor any other copy longer than this. The schedule ends before: its tenth try, 76 to 83 hours after the first, is the
    /// last. Only a receiver that asks for longer waits comes to this bound.
    /// </summary>
    public static readonly TimeSpan WebhookEndsAfter = TimeSpan.FromHours(96);

    // RFC 5321 4.5.4.1: at least 30 minutes after a failure.
    private static readonly TimeSpan[] Mail =
        [TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8)];

    // Standard Webhooks 1.0.0, the schedule that it recommends.
    private static readonly TimeSpan[] Webhook =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>
    /// When to try again after attempt number <paramref name="attempts"/> (from 1); null when the copy is given up.
    /// A wait that the receiving side asked for is kept, up to 24 hours; else up to a tenth is added, so that a
    /// recovering server is not met by everyone at once.
    /// </summary>
    public static DateTimeOffset? Next(ChannelKind channel, int attempts, DateTimeOffset firstTried, DateTimeOffset now, TimeSpan? asked, string deliveryId)
    {
        var (waits, end) = channel == ChannelKind.Email ? (Mail, MailEndsAfter) : (Webhook, WebhookEndsAfter);
        var wait = waits[Math.Clamp(attempts - 1, 0, waits.Length - 1)];
        wait += wait * (Convert.ToInt32(deliveryId[..2], 16) / 2560.0);
        if (asked > wait)
            wait = asked.Value < TimeSpan.FromHours(24) ? asked.Value : TimeSpan.FromHours(24);
        var next = now + wait;
        return next - firstTried > end ? null : next;
    }
}
