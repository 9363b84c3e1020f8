using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Digest.Channels.Webhooks;

/// <summary>
/// Keeps webhooks, whose addresses strangers give, out of the network that the deployment runs in. Hosts are resolved
/// once for each connection, every address is judged, and the connection goes to a judged one: a name that is bound to
/// another address in between gains nothing.
/// </summary>
public sealed class AddressGuard(IOptions<WebhookOptions> options, IHostResolver resolver)
{
    /// <summary>The most characters of an address.</summary>
    public const int MaxLength = 2_000;

    // Of a host in the DNS (RFC 1035).
    private const int MaxHost = 253;

    /// <summary>Reads an address and judges all that can be judged without asking for the host's addresses.</summary>
    /// <exception cref="AddressRefusedException">It breaks a rule; the message says which.</exception>
    public Uri Parse(string address)
    {
        if (address.Length > MaxLength || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
            throw new AddressRefusedException($"A webhook's address is an https address of at most {MaxLength:N0} characters.");
        if (uri.UserInfo.Length > 0)
            throw new AddressRefusedException("A webhook's address has no user name or password in it.");
        if (options.Value.AllowPrivateAddresses && uri.IsLoopback && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps))
            return uri;
        if (uri.Scheme != Uri.UriSchemeHttps)
            throw new AddressRefusedException("A webhook's address begins with https://.");
        // A number, in whichever of its notations, has no certificate that proves anything.
        if (uri.HostNameType != UriHostNameType.Dns || IPAddress.TryParse(HostOf(uri), out _))
            throw new AddressRefusedException("A webhook's address names a host, not a number.");
        if (uri.Port != 443 && !options.Value.AllowedPorts.Contains(uri.Port))
            throw new AddressRefusedException("A webhook's address uses port 443, or one that the publisher allows.");
        return uri;
    }

    /// <summary>Which rule an address breaks, as far as that can be judged without asking for the host's addresses; null for none.</summary>
    public string? Problem(string address)
    {
        try
        {
            Parse(address);
            return null;
        }
        catch (AddressRefusedException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>Judges an address fully, as when somebody subscribes with it. Every connection is judged again.</summary>
    /// <exception cref="AddressRefusedException">It breaks a rule; the message says which.</exception>
    /// <exception cref="SocketException">Its host is not known.</exception>
    public async Task CheckAsync(string address, CancellationToken cancellationToken) =>
        await ResolveAsync(Parse(address).IdnHost, cancellationToken);

    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Whether a name is one, is only known by its ASCII form: there may be none, and a single letter may become several words.
    private static string HostOf(Uri uri)
    {
        try
        {
            if (uri.IdnHost.TrimEnd('.') is { Length: <= MaxHost } host && Uri.CheckHostName(host) == UriHostNameType.Dns)
                return host;
        }
        catch (UriFormatException)
        {
            // IDNA has no form for it.
        }

        throw new AddressRefusedException("The host of a webhook's address is no name that there can be: it is too long, or IDNA does not allow it.");
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = await resolver.ResolveAsync(host, cancellationToken);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        if (!options.Value.AllowPrivateAddresses && !addresses.All(PublicAddress.Is))
            throw new AddressRefusedException("The host of a webhook's address has public addresses only.");
        return addresses;
    }
}
