using Digest.Core.Delivery.Pacing;

namespace Digest.Core.Delivery.Control;

/// <summary>
/// When all copies will have been tried: as fast as they went lately, but no faster than the limits of the settings, not
/// before the mail server takes mail again, and not before those that were deferred are due.
/// </summary>
internal static class Estimate
{
    public static DateTimeOffset? When(ReportCount count, PaceState pace, DeliveryOptions options, DateTimeOffset now)
    {
        var perMinute = count.PerMinute ?? double.PositiveInfinity;
        if (options.MailsPerMinute > 0)
            perMinute = Math.Min(perMinute, options.MailsPerMinute);
        if (options.MailsPerHour > 0)
            perMinute = Math.Min(perMinute, options.MailsPerHour / 60.0);
        var fresh = count.Pending - count.Waiting;
        if (fresh > 0 && double.IsPositiveInfinity(perMinute))
            return null;
        var from = pace.ClosedUntil > now ? pace.ClosedUntil.Value : now;
        var sent = fresh > 0 ? from + TimeSpan.FromMinutes(Math.Min(fresh / perMinute, TimeSpan.FromDays(365).TotalMinutes)) : from;
        return count.LatestRetry > sent ? count.LatestRetry : sent;
    }
}
