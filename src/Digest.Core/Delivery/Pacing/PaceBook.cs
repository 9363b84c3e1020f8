namespace Digest.Core.Delivery.Pacing;

/// <summary>What may go out now.</summary>
/// <param name="State">The pace after that.</param>
/// <param name="Granted">For each that asked, whether it may.</param>
/// <param name="Next">When more may; null when all may now.</param>
public sealed record PaceGrant(PaceState State, IReadOnlyList<bool> Granted, DateTimeOffset? Next);

/// <summary>Whether a notice may go out now.</summary>
/// <param name="State">The pace after that.</param>
/// <param name="MayGo">Whether it may; not while the mail server asked to wait or nobody gets through.</param>
/// <param name="Again">When it has its place for certain; null when it has one now.</param>
public sealed record NoticePass(PaceState State, bool MayGo, DateTimeOffset? Again);

/// <summary>The arithmetic of pace: the provider's two windows, as Azure Communication Services counts, and each receiving domain's own.</summary>
public static class PaceBook
{
    private const int HighestRise = 6;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>After so long without a deferral a domain takes twice as many again.</summary>
    public static readonly TimeSpan RiseAfter = TimeSpan.FromMinutes(10);

    /// <summary>Grants as many as the limits leave, in the order in which they ask.</summary>
    /// <param name="state">The pace so far.</param>
    /// <param name="options">The limits of the settings.</param>
    /// <param name="domains">The receiving domain of each copy.</param>
    /// <param name="now">The present.</param>
    public static PaceGrant Reserve(PaceState state, DeliveryOptions options, IReadOnlyList<string> domains, DateTimeOffset now)
    {
        if (state.ClosedUntil is { } closed && closed > now)
            return new PaceGrant(state, new bool[domains.Count], closed);
        var (minute, hour) = (state.Minute.At(now, Minute), state.Hour.At(now, Hour));
        var own = Current(state, now);
        var granted = new bool[domains.Count];
        DateTimeOffset? next = null;
        for (var i = 0; i < domains.Count; i++)
        {
            if (hour.IsFull(options.MailsPerHour))
                Wait(hour.Start + Hour);
            else if (minute.IsFull(options.MailsPerMinute))
                Wait(minute.Start + Minute);
            else if (LimitOf(own.GetValueOrDefault(domains[i]), options) is { } limit && !TryTake(domains[i], limit))
                Wait(own[domains[i]].Minute.Start + Minute);
            else
                (granted[i], minute, hour) = (true, minute.With(1), hour.With(1));
        }

        return new PaceGrant(state with { ClosedUntil = null, Minute = minute, Hour = hour, Domains = own }, granted, next);

        void Wait(DateTimeOffset until) => next = next is null || until < next ? until : next;

        bool TryTake(string domain, int limit)
        {
            var pace = own.GetValueOrDefault(domain) ?? new DomainPace(new PaceWindow(now, 0));
            own[domain] = pace;
            if (pace.Minute.Used >= limit)
                return false;
            own[domain] = pace with { Minute = pace.Minute.With(1) };
            return true;
        }
    }

    /// <summary>
    /// Lets a notice pass. Somebody waits for it, and no issue is late for want of one place: it goes at once even where
    /// all places are taken, since the provider may have one left, and the copies of the next window leave one free, so that
    /// it gets through then however long an issue takes.
    /// </summary>
    /// <param name="state">The pace so far.</param>
    /// <param name="options">The limits of the settings.</param>
    /// <param name="domain">The receiving domain.</param>
    /// <param name="now">The present.</param>
    public static NoticePass Pass(PaceState state, DeliveryOptions options, string domain, DateTimeOffset now)
    {
        if (state.ClosedUntil is { } closed && closed > now)
            return new NoticePass(state, false, closed);
        DateTimeOffset? again = null;
        var minute = Take(state.Minute.At(now, Minute), Minute, options.MailsPerMinute);
        var hour = Take(state.Hour.At(now, Hour), Hour, options.MailsPerHour);
        var own = Current(state, now);
        if (LimitOf(own.GetValueOrDefault(domain), options) is { } limit)
        {
            var pace = own.GetValueOrDefault(domain) ?? new DomainPace(new PaceWindow(now, 0));
            own[domain] = pace with { Minute = Take(pace.Minute, Minute, limit) };
        }

        return new NoticePass(state with { ClosedUntil = null, Minute = minute, Hour = hour, Domains = own }, true, again);

        PaceWindow Take(PaceWindow window, TimeSpan length, int limit)
        {
            if (window.IsFull(limit) && (again is null || window.Start + length > again))
                again = window.Start + length;
            return window.WithNotice(limit);
        }
    }

    /// <summary>A domain deferred mail: it gets half of what it got, once in a minute at most, and nobody else less.</summary>
    /// <param name="state">The pace so far.</param>
    /// <param name="domain">The receiving domain.</param>
    /// <param name="recently">How many it got in the last minute.</param>
    /// <param name="now">The present.</param>
    public static PaceState Halve(PaceState state, string domain, int recently, DateTimeOffset now)
    {
        var own = Current(state, now);
        var pace = own.GetValueOrDefault(domain) ?? new DomainPace(new PaceWindow(now, recently));
        // Whatever was in flight together is deferred together, and says one thing.
        if (pace is { PerMinute: not null, Rise: 0 } && now < pace.Rises - RiseAfter + Minute)
            return state;
        own[domain] = pace with { PerMinute = Math.Max(1, (pace.PerMinute ?? recently) / 2), Rises = now + RiseAfter, Rise = 0 };
        return state with { Domains = own };
    }

    private static int? LimitOf(DomainPace? pace, DeliveryOptions options) => (pace?.PerMinute, options.MailsPerDomainAndMinute) switch
    {
        (null, 0) => null,
        (null, var set) => set,
        ({ } shown, 0) => shown,
        ({ } shown, var set) => Math.Min(shown, set),
    };

    // What is over is forgotten, so that the long tail of domains does not add up.
    private static Dictionary<string, DomainPace> Current(PaceState state, DateTimeOffset now)
    {
        var current = new Dictionary<string, DomainPace>(StringComparer.Ordinal);
        foreach (var (domain, pace) in state.Domains)
        {
            var risen = pace;
            while (risen is { PerMinute: { } limit } && risen.Rises <= now)
                risen = risen.Rise == HighestRise ? risen with { PerMinute = null } : risen with { PerMinute = limit * 2, Rise = risen.Rise + 1, Rises = risen.Rises + RiseAfter };
            risen = risen with { Minute = risen.Minute.At(now, Minute) };
            if (risen.PerMinute is not null || risen.Minute.Used > 0)
                current[domain] = risen;
        }

        return current;
    }
}
