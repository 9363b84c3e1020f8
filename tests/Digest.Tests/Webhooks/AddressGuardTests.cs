using System.Net;
using System.Net.Sockets;
using Digest.Channels.Webhooks;
using Microsoft.Extensions.Options;

namespace Digest.Tests.Webhooks;

public sealed class AddressGuardTests
{
    private static readonly IPAddress Public = IPAddress.Parse("1.1.1.1");

    [Theory]
    [InlineData("https://hooks.example.org/in?key=value")]
    [InlineData("https://hooks.example.org:443/")]
    [InlineData("https://hooks.example.org:8443/")]
    [InlineData("https://مثال.إختبار/")]
    public void An_https_address_of_a_host_is_taken_M69(string address) => Assert.Equal("https", Guard(ports: 8443).Parse(address).Scheme);

    [Theory]
    [InlineData("http://hooks.example.org/")]
    [InlineData("ftp://hooks.example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//hooks.example.org/")]
    [InlineData("hooks.example.org")]
    [InlineData("")]
    [InlineData("https://hooks.example.org:8080/")]
    [InlineData("https://user@hooks.example.org/")]
    [InlineData("https://user:password@hooks.example.org/")]
    [InlineData("https://1.1.1.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://127.0.0.1./")]
    [InlineData("https://1.1.1.1./")]
    [InlineData("https://１２７.０.０.１/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("http://127.0.0.1:5000/")]
    public void Any_other_is_refused_M69(string address) => Assert.Throws<AddressRefusedException>(() => Guard(ports: 8443).Parse(address));

    [Fact]
    public void An_endless_address_is_refused_M69() =>
        Assert.Throws<AddressRefusedException>(() => Guard().Parse("https://hooks.example.org/" + new string('a', AddressGuard.MaxLength)));

    [Fact]
    public void A_host_that_is_too_long_for_a_name_or_has_blanks_in_it_is_refused_M69()
    {
        var label = new string('a', 49) + '.';
        Assert.Equal("https", Guard().Parse($"https://{label}{label}{label}{label}{label}com/").Scheme);
        Assert.Throws<AddressRefusedException>(() => Guard().Parse($"https://{label}{label}{label}{label}{label}info/"));
        Assert.Throws<AddressRefusedException>(() => Guard().Parse("https://ﷺ.example/"));
        // It is short before it is written in ASCII.
        Assert.NotNull(Guard().Problem("https://" + string.Concat(Enumerable.Range(0, 29).Select(number => (char)('一' + (number * 701)))) + "/"));
    }

    [Fact]
    public async Task Any_host_is_refused_or_has_a_name_that_can_be_asked_for_M69()
    {
        // Parts of names in many scripts, and what is no part of any.
        string[] parts = ["a", "xn--", "-", ".", "。", "．", "ß", "é", "e\u0301", "ن", "ش", "\u064B", "١", "7", "１", "日", "龥", "가", "ไ", "\U0001F600", "\U0002A6D6", "\u200D", "\u200C", "\u202E", "\u00AD", "\uFEFF", "\uFFFD", "\uD83D", "\uDE00", "%41", "%00", "_", "*", "0x7f", "K", "ı", "İ", "ſ", "ﷺ", "\u0378"];
        var resolver = new StubResolver((host, _) => Uri.CheckHostName(host) == UriHostNameType.Dns && host.Length <= 254 && System.Text.Ascii.IsValid(host) ? [Public] : throw new FormatException(host));
        var guard = new AddressGuard(Options.Create(new WebhookOptions()), resolver);
        var random = new Random(72);
        var taken = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var scattered = random.Next(2) == 0;
            var host = string.Concat(Enumerable.Range(0, random.Next(1, scattered ? 70 : 12)).Select(_ => scattered ? ((char)random.Next('一', '龥')).ToString() : parts[random.Next(parts.Length)]));
            var address = $"https://{host}{(random.Next(4) == 0 ? ".example" : "")}/";
            if (guard.Problem(address) is not null)
                continue;
            await guard.CheckAsync(address, default);
            taken++;
        }

        Assert.InRange(taken, 500, 3_500);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/hook", true)]
    [InlineData("http://localhost:5000/hook", true)]
    [InlineData("http://[::1]:5000/hook", true)]
    [InlineData("http://192.168.1.2/hook", false)]
    [InlineData("http://hooks.example.org/", false)]
    [InlineData("http://user@localhost:5000/hook", false)]
    [InlineData("ftp://localhost/hook", false)]
    public void A_local_run_may_use_plain_http_on_its_own_machine_only(string address, bool taken)
    {
        var guard = Guard(allowPrivate: true);
        if (taken)
            Assert.Equal("http", guard.Parse(address).Scheme);
        else
            Assert.Throws<AddressRefusedException>(() => guard.Parse(address));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("1.1.1.1", "10.0.0.1")]
    [InlineData("169.254.169.254", "1.1.1.1")]
    [InlineData("1.1.1.1", "::ffff:192.168.0.1")]
    public async Task A_host_with_any_address_that_is_not_public_is_refused_M70_M72(params string[] addresses)
    {
        var guard = Guard(addresses: [.. addresses.Select(IPAddress.Parse)]);
        var refusal = await Assert.ThrowsAsync<AddressRefusedException>(() => guard.CheckAsync("https://hooks.example.org/", default));
        // The subscriber learns nothing of the network.
        Assert.All(addresses, address => Assert.DoesNotContain(address, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_with_public_addresses_is_taken() => await Guard(addresses: [Public, IPAddress.Parse("2606:4700:4700::1111")]).CheckAsync("https://hooks.example.org/", default);

    [Fact]
    public async Task A_host_without_addresses_is_unknown() =>
        await Assert.ThrowsAsync<SocketException>(() => Guard(addresses: []).CheckAsync("https://hooks.example.org/", default));

    private static AddressGuard Guard(bool allowPrivate = false, int? ports = null, params IPAddress[] addresses)
    {
        var options = new WebhookOptions { AllowPrivateAddresses = allowPrivate };
        if (ports is { } port)
            options.AllowedPorts.Add(port);
        return new AddressGuard(Options.Create(options), new StubResolver((_, _) => addresses));
    }
}
