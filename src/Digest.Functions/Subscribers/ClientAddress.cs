using System.Net;
using Digest.Core.Subscribers.Signups;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Digest.Functions.Subscribers;

/// <summary>
/// Finds whom a request comes from. What stands first in X-Forwarded-For is whatever the client likes, so that it is read
/// from its end: past the addresses of inner networks, which are those of the front end and the host, and past as many
/// proxies as the settings name.
/// </summary>
public sealed class ClientAddress(IOptions<SignupOptions> options)
{
    /// <summary>The net address; null when nobody can tell.</summary>
    public string? Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var remote = request.HttpContext.Connection.RemoteIpAddress;
        var client = Chain(request, remote).SkipWhile(IsInner).Skip(options.Value.Proxies).FirstOrDefault() ?? remote;
        return client?.ToString();
    }

    private static IEnumerable<IPAddress> Chain(HttpRequest request, IPAddress? remote)
    {
        if (remote is not null)
            yield return Plain(remote);
        foreach (var said in request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            // Some proxies write the port too. What is no address ends what can be believed.
            if (!IPEndPoint.TryParse(said, out var hop))
                yield break;
            yield return Plain(hop.Address);
        }
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsInner(IPAddress address) => IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || (address.GetAddressBytes() is [var first, var second, _, _]
        && (first, second) is (10, _) or (172, >= 16 and <= 31) or (192, 168) or (169, 254) or (100, >= 64 and <= 127));
}
