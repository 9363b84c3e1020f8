using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Digest.Core.Subscribers.Signups;

/// <summary>How many may ask in a while: first of one origin, so that a single one does not use up what is there for all.</summary>
public sealed class SignupLimits(ICountStore counts, ReaderLinks links, IOptions<SignupOptions> options)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Whether one more may ask.</summary>
    /// <param name="edition">The edition's id.</param>
    /// <param name="ip">The net address that asks; those without one share a count.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<bool> TryTakeAsync(string edition, string? ip, CancellationToken cancellationToken) =>
        await CountAsync($"origin {links.Counted(Network(ip))}", options.Value.PerOrigin, Hour, cancellationToken)
        && await CountAsync($"edition {edition}", options.Value.PerMinute, Minute, cancellationToken)
        && await CountAsync($"edition {edition}", options.Value.PerHour, Hour, cancellationToken);

    /// <summary>Whether a mailbox may be mailed once more, whichever edition and for whatever it is asked: strangers are not to be written to by each in turn.</summary>
    /// <param name="mailbox">The address.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<bool> TryMailAsync(string mailbox, CancellationToken cancellationToken) =>
        CountAsync($"mailbox {links.Counted(MailboxAddress.Key(mailbox))}", options.Value.PerAddress, Day, cancellationToken);

    private Task<bool> CountAsync(string what, int most, TimeSpan span, CancellationToken cancellationToken) =>
        counts.TryCountAsync(string.Create(CultureInfo.InvariantCulture, $"{what} {span}"), most, span, cancellationToken);

    // One household or one rented machine has 2^64 addresses of IPv6.
    private static string Network(string? ip)
    {
        if (!IPAddress.TryParse(ip, out var address))
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
