using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Digest.Checks.Dns;

/// <summary>
/// Reads an SPF record with all that it includes (RFC 7208) and finds which addresses it lets send. Every term is
/// followed, as the receiver does that finds no match, so that <see cref="Lookups"/> is the most that one ever makes.
/// </summary>
internal sealed class SpfWalk(IDnsQuestions dns)
{
    /// <summary>The most terms that ask the DNS (4.6.4).</summary>
    public const int MostLookups = 10;

    private const int MostVoid = 2;
    private const int MostExchanges = 10;

    private int _void;

    /// <summary>How many terms ask the DNS.</summary>
    public int Lookups { get; private set; }

    /// <summary>What makes receivers give the record up (permerror); null when nothing does.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether it holds terms that only an actual mail decides.</summary>
    public bool IsConditional { get; private set; }

    /// <summary>The qualifier of <c>all</c> in the record itself or where it redirects: <c>+ - ~ ?</c>; null without.</summary>
    public char? All { get; private set; }

    /// <summary>The record of a domain; null when there is none.</summary>
    public string? Record { get; private set; }

    /// <summary>Those of the addresses that may send for the domain.</summary>
    public async Task<IReadOnlyList<IPAddress>> PassingAsync(string domain, IReadOnlyList<IPAddress> addresses, CancellationToken cancellationToken)
    {
        var own = await RecordsAsync(domain, cancellationToken);
        Record = own.Count > 0 ? own[0] : null;
        return Record is null ? [] : await WalkAsync(domain, own, addresses, isOwn: true, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> RecordsAsync(string domain, CancellationToken cancellationToken) =>
        [.. (await dns.TextsAsync(domain, cancellationToken)).Where(text => text.Equals("v=spf1", StringComparison.OrdinalIgnoreCase) || text.StartsWith("v=spf1 ", StringComparison.OrdinalIgnoreCase))];

    private async Task<IReadOnlyList<IPAddress>> WalkAsync(string domain, IReadOnlyList<string> records, IReadOnlyList<IPAddress> addresses, bool isOwn, CancellationToken cancellationToken)
    {
        if (records.Count != 1)
        {
            Problem ??= records.Count == 0 ? $"{domain}, which it names, has no SPF record" : $"{domain} has {records.Count} SPF records, and only one is allowed";
            return [];
        }

        var passing = new List<IPAddress>();
        var open = addresses.ToList();
        string? redirect = null;
        var hasAll = false;
        foreach (var term in records[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (Problem is not null)
                return [];
            if (term.StartsWith("redirect=", StringComparison.OrdinalIgnoreCase))
            {
                redirect = term[9..];
                continue;
            }

            if (term.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && term.AsSpan(0, equals).IndexOfAny(":/") < 0)
                continue;
            var qualifier = "+-~?".Contains(term[0], StringComparison.Ordinal) ? term[0] : '+';
            var mechanism = term.TrimStart('+', '-', '~', '?');
            if (mechanism.Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                hasAll = true;
                All = isOwn ? qualifier : All;
            }

            var matched = await MatchedAsync(domain, mechanism, open, cancellationToken);
            open.RemoveAll(matched.Contains);
            if (qualifier == '+')
                passing.AddRange(matched);
        }

        if (redirect is null || hasAll || Problem is not null)
            return passing;
        return Asks(redirect) ? [.. passing, .. await WalkAsync(redirect, await RecordsAsync(redirect, cancellationToken), open, isOwn, cancellationToken)] : passing;
    }

    private async Task<IReadOnlyList<IPAddress>> MatchedAsync(string domain, string mechanism, IReadOnlyList<IPAddress> open, CancellationToken cancellationToken)
    {
        var end = mechanism.AsSpan().IndexOfAny(":/");
        var name = (end < 0 ? mechanism : mechanism[..end]).ToLowerInvariant();
        var rest = end < 0 ? "" : mechanism[end..];
        if (name is "ip4" or "ip6")
            return Within(rest.TrimStart(':'), open);
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (target, prefix) = slash < 0 ? (rest, "") : (rest[..slash], rest[slash..]);
        target = target.TrimStart(':') is { Length: > 0 } named ? named : domain;
        switch (name)
        {
            case "all":
                return [.. open];
            case "include":
                return Asks(target) ? await WalkAsync(target, await RecordsAsync(target, cancellationToken), open, isOwn: false, cancellationToken) : [];
            case "a":
                return Asks(target) ? Near(await FoundAsync(target, cancellationToken), prefix, open) : [];
            case "mx":
                return Asks(target) ? Near(await OfExchangesAsync(target, cancellationToken), prefix, open) : [];
            case "ptr" or "exists":
                Asks("%");
                return [];
            default:
                Problem ??= $"receivers do not know its term '{mechanism}'";
                return [];
        }
    }

    // Counts a lookup; whether it can be made from here. A name with a macro depends on the mail.
    private bool Asks(string target)
    {
        if (++Lookups > MostLookups)
            Problem ??= $"it asks the DNS more than {MostLookups} times, where receivers stop";
        var depends = target.Contains('%', StringComparison.Ordinal);
        IsConditional |= depends;
        return !depends && Problem is null;
    }

    private async Task<IReadOnlyList<IPAddress>> FoundAsync(string name, CancellationToken cancellationToken)
    {
        var found = await dns.AddressesAsync(name, cancellationToken);
        if (found.Count == 0 && ++_void > MostVoid)
            Problem ??= $"it names more than {MostVoid} hosts that do not exist, such as {name}";
        return found;
    }

    private async Task<IReadOnlyList<IPAddress>> OfExchangesAsync(string name, CancellationToken cancellationToken)
    {
        var all = new List<IPAddress>();
        foreach (var exchange in (await dns.ExchangesAsync(name, cancellationToken)).Where(exchange => exchange.Length > 0).Take(MostExchanges))
            all.AddRange(await dns.AddressesAsync(exchange, cancellationToken));
        return all;
    }

    private IReadOnlyList<IPAddress> Within(string range, IReadOnlyList<IPAddress> open)
    {
        if (IPAddress.TryParse(range, out var one))
            return [.. open.Where(one.Equals)];
        var slash = range.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && IPAddress.TryParse(range.AsSpan(0, slash), out var first) && int.TryParse(range.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= first.GetAddressBytes().Length * 8)
            return [.. open.Where(address => IsNear(address, first, bits))];
        Problem ??= $"'{range}' is no range of addresses";
        return [];
    }

    // "/24//64" after a name: the bits of IPv4, then those of IPv6.
    private static IReadOnlyList<IPAddress> Near(IReadOnlyList<IPAddress> found, string prefix, IReadOnlyList<IPAddress> open)
    {
        var parts = prefix.Split("//");
        var four = int.TryParse(parts[0].TrimStart('/'), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Min(given, 32) : 32;
        var six = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var wide) ? Math.Min(wide, 128) : 128;
        return [.. open.Where(address => found.Any(other => IsNear(address, other, other.AddressFamily == AddressFamily.InterNetwork ? four : six)))];
    }

    private static bool IsNear(IPAddress address, IPAddress other, int bits)
    {
        var (one, two) = (address.GetAddressBytes(), other.GetAddressBytes());
        if (one.Length != two.Length)
            return false;
        for (var bit = 0; bit < bits; bit++)
        {
            if (((one[bit / 8] ^ two[bit / 8]) & (0x80 >> (bit % 8))) != 0)
                return false;
        }

        return true;
    }
}
