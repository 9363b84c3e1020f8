using System.Net;
using System.Net.Sockets;

namespace Digest.Channels.Webhooks;

/// <summary>Tells addresses of the public internet from those of this machine, its network and its cloud.</summary>
public static class PublicAddress
{
    // The special-purpose registries of IANA (RFC 6890), and the address of Azure's own services in every network.
    private static readonly IPNetwork[] Blocked =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Whether this is an address of the public internet; one that holds an IPv4 address inside is judged by that.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            if (address.IsIPv4MappedToIPv6)
                return Is(address.MapToIPv4());
            var bytes = address.GetAddressBytes();
            if (Nat64.Contains(address))
                return Is(new IPAddress(bytes.AsSpan(12, 4)));
            if (SixToFour.Contains(address))
                return Is(new IPAddress(bytes.AsSpan(2, 4)));
            // Outside there is nothing public: loopback, link-local, unique local, multicast, what is not assigned.
            if (!GlobalUnicast.Contains(address))
                return false;
        }
        return !Blocked.Any(network => network.Contains(address));
    }
}
