using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Core.Delivery.Pacing;

/// <summary>Holds mail back to what the provider and each receiving domain take, over all instances.</summary>
public sealed partial class MailPace(IPaceStore store, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<MailPace> logger)
{
    private const int Tries = 20;
    private const int LongestPauses = 4;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _recent = new(StringComparer.Ordinal);
    private DateTimeOffset _recentSince;
    private (PaceState State, DateTimeOffset Read)? _seen;

    /// <summary>Asks for one copy to each of these domains.</summary>
    public async Task<PaceGrant> ReserveAsync(IReadOnlyList<string> domains, CancellationToken cancellationToken)
    {
        var grant = await GrantAsync(domains, cancellationToken);
        Remember(domains.Where((_, at) => grant.Granted[at]));
        return grant;
    }

    /// <summary>Counts a notice, and asks whether it may go out now: see <see cref="PaceBook.Pass"/>. A pace that cannot be read holds none up.</summary>
    public async Task<NoticePass> PassAsync(string domain, CancellationToken cancellationToken)
    {
        try
        {
            for (var tries = 0; tries < Tries; tries++)
            {
                var (state, now) = await LookAsync(cancellationToken);
                if (!IsLimited && state.IsFree)
                    return new NoticePass(state, true, null);
                var pass = PaceBook.Pass(state, options.Value, domain, now);
                if (!pass.MayGo)
                    return pass;
                if (await store.TryUpdateAsync(pass.State, cancellationToken) is { } stored)
                {
                    _seen = (stored, now);
                    return pass;
                }

                _seen = null;
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotCounted(logger, failure);
        }

        return new NoticePass(new PaceState(), true, null);
    }

    /// <summary>The pace as it is now, for an operator.</summary>
    public Task<PaceState> ReadAsync(CancellationToken cancellationToken) => store.ReadAsync(cancellationToken);

    /// <summary>A domain deferred mail because there is too much of it.</summary>
    public async Task SlowDownAsync(string domain, CancellationToken cancellationToken)
    {
        int recently;
        lock (_gate)
            recently = _recent.GetValueOrDefault(domain);
        var state = await ChangeAsync(state => PaceBook.Halve(state, domain, recently, time.GetUtcNow()), cancellationToken);
        Log.Slower(logger, domain, state.Domains[domain].PerMinute ?? 0);
    }

    /// <summary>The provider asked to wait.</summary>
    public async Task CloseAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + wait;
        await ChangeAsync(state => state.ClosedUntil >= until ? state : state with { ClosedUntil = until }, cancellationToken);
        Log.Closed(logger, until);
    }

    /// <summary>Nobody gets through: waits 5 minutes, and twice as long each time that this happens again, 40 at most.</summary>
    public async Task<DateTimeOffset> NobodyAnswersAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = await ChangeAsync(
            state => state.ClosedUntil > now ? state : state with { ClosedUntil = now + TimeSpan.FromMinutes(5 << Math.Min(state.Closings, LongestPauses - 1)), Closings = state.Closings + 1 },
            cancellationToken);
        Log.Closed(logger, state.ClosedUntil!.Value);
        return state.ClosedUntil.Value;
    }

    /// <summary>Somebody got through.</summary>
    public async Task AnsweredAsync(CancellationToken cancellationToken)
    {
        if (_seen is { State.Closings: > 0 })
            await ChangeAsync(state => state with { Closings = 0 }, cancellationToken);
    }

    private async Task<PaceGrant> GrantAsync(IReadOnlyList<string> domains, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var (state, now) = await LookAsync(cancellationToken);
            if (!IsLimited && state.IsFree)
                return new PaceGrant(state, [.. domains.Select(_ => true)], null);
            var grant = PaceBook.Reserve(state, options.Value, domains, now);
            if (!grant.Granted.Contains(true))
                return grant;
            if (await store.TryUpdateAsync(grant.State, cancellationToken) is { } stored)
            {
                _seen = (stored, now);
                return grant;
            }

            _seen = null;
        }

        // Many instances reserve at once: the copies wait for their turn.
        return new PaceGrant(new PaceState(), new bool[domains.Count], time.GetUtcNow() + TimeSpan.FromSeconds(5));
    }

    private bool IsLimited => options.Value is { MailsPerMinute: > 0 } or { MailsPerHour: > 0 } or { MailsPerDomainAndMinute: > 0 };

    // Without limits nothing is counted, and the shared row is read once a minute.
    private async Task<(PaceState State, DateTimeOffset Now)> LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!IsLimited && _seen is { } seen && now - seen.Read < Fresh)
            return (seen.State, now);
        var state = await store.ReadAsync(cancellationToken);
        _seen = (state, now);
        return (state, now);
    }

    private async Task<PaceState> ChangeAsync(Func<PaceState, PaceState> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var state = await store.ReadAsync(cancellationToken);
            var changed = change(state);
            var stored = changed == state ? state : await store.TryUpdateAsync(changed, cancellationToken);
            if (stored is null)
                continue;
            _seen = (stored, time.GetUtcNow());
            return stored;
        }

        throw new InvalidOperationException("The pace of mail was changed by others each time; the queue tries again.");
    }

    private void Remember(IEnumerable<string> domains)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now - _recentSince > Fresh)
            {
                _recent.Clear();
                _recentSince = now;
            }

            foreach (var domain in domains)
                _recent[domain] = _recent.GetValueOrDefault(domain) + 1;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Domain} defers mail: it gets {PerMinute} a minute from now on, and more when it takes these")]
        public static partial void Slower(ILogger logger, string domain, int perMinute);

        [LoggerMessage(2, LogLevel.Warning, "No mail goes out before {Until}: the mail server asked to wait, or nobody got through")]
        public static partial void Closed(ILogger logger, DateTimeOffset until);

        [LoggerMessage(3, LogLevel.Warning, "A notice goes out without being counted, since the pace of mail could not be read or written")]
        public static partial void NotCounted(ILogger logger, Exception failure);
    }
}
