using System.Net;
using Digest.Channels.Webhooks;
using FsCheck.Xunit;

namespace Digest.Tests.Webhooks;

public sealed class PublicAddressTests
{
    private static readonly string[] Blocked =
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
        "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    ];

    [Property(MaxTest = 50)]
    public void Nothing_in_a_special_network_is_public_M71(int seed)
    {
        var random = new Random(seed);
        foreach (var network in Blocked.Select(text => IPNetwork.Parse(text)))
        {
            foreach (var address in new[] { Within(network, random), First(network), Last(network) })
                Assert.False(PublicAddress.Is(address), $"{address} of {network}");
        }
    }

    [Property(MaxTest = 200)]
    public void An_address_in_an_address_is_judged_by_the_inner_one_M71(int seed)
    {
        var random = new Random(seed);
        var any = IPNetwork.Parse(random.Next(2) == 0 ? "0.0.0.0/0" : Blocked[random.Next(16)]);
        var inner = Within(any, random);
        var bytes = inner.GetAddressBytes();
        IPAddress[] outer =
        [
            inner.MapToIPv6(),
            IPAddress.Parse($"64:ff9b::{inner}"),
            new([0x20, 0x02, .. bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
        ];
        Assert.All(outer, address => Assert.Equal(PublicAddress.Is(inner), PublicAddress.Is(address)));
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("168.63.129.15")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4007:80e::200e")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void What_lies_beside_is_public(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("::7f00:1")]
    [InlineData("4000::1")]
    [InlineData("fe80::1%3")]
    [InlineData("2001:20::1")]
    public void A_disguise_does_not_help_M71(string address) => Assert.False(PublicAddress.Is(IPAddress.Parse(address)));

    private static IPAddress First(IPNetwork network) => network.BaseAddress;

    private static IPAddress Last(IPNetwork network) => Filled(network, () => 0xFF);

    private static IPAddress Within(IPNetwork network, Random random) => Filled(network, () => (byte)random.Next(256));

    // The network's bits, then those that are given.
    private static IPAddress Filled(IPNetwork network, Func<byte> fill)
    {
        var bytes = network.BaseAddress.GetAddressBytes();
        for (var index = 0; index < bytes.Length; index++)
        {
            var ofNetwork = Math.Clamp(network.PrefixLength - (8 * index), 0, 8);
            bytes[index] |= (byte)(fill() & (0xFF >> ofNetwork));
        }
        var address = new IPAddress(bytes);
        Assert.True(network.Contains(address), $"{address} is not of {network}");
        return address;
    }
}
