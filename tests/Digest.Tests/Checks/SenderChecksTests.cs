using System.Security.Cryptography;
using Digest.Checks;
using Digest.Checks.Dns;
using Digest.Mail.Dkim;

namespace Digest.Tests.Checks;

/// <summary>What the DNS says of a sender, asked by real packets.</summary>
public sealed class SenderChecksTests : IAsyncDisposable
{
    private static readonly string Key = NewKey();
    private readonly StubDns _dns = new();

    public ValueTask DisposeAsync() => _dns.DisposeAsync();

    [Fact]
    public async Task A_sender_whose_records_are_whole_is_in_order_in_every_check()
    {
        var dkim = Dkim();
        _dns.Text("news.example", "unrelated").Text("news.example", "v=spf1 include:spf.relay.example -all")
            .Text("spf.relay.example", "v=spf1 ip4:192.0.2.0/28 ip6:2001:db8::/32 ~all")
            .Host("smtp.relay.example", "192.0.2.7").Host("smtp.relay.example", "2001:db8::7")
            .Text("2026a._domainkey.news.example", $"v=DKIM1; k=rsa; p={dkim.PublicKey()}")
            .Text("_dmarc.news.example", "v=DMARC1; p=quarantine; rua=mailto:dmarc@news.example")
            .Exchange("news.example", "mx.news.example").Host("mx.news.example", "192.0.2.30")
            .Host("out.news.example", "192.0.2.40").Pointer("40.2.0.192.in-addr.arpa", "out.news.example");

        var results = await RunAsync(new Sender("news.example", "news.example", "smtp.relay.example", "out.news.example", dkim));

        Assert.Equal(5, results.Count);
        Assert.All(results, result => Assert.True(result is { State: CheckState.Ok, Remedy: null }, $"{result}"));
        Assert.Contains("1 of 10 lookups", results[0].Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_of_whom_the_DNS_knows_nothing_is_told_what_to_publish()
    {
        var dkim = Dkim();
        var results = await RunAsync(new Sender("news.example", "news.example", "", "out.news.example", dkim));

        Assert.All(results, result => Assert.True(result is { State: CheckState.Fault, Remedy: not null }, $"{result}"));
        Assert.Contains($"v=DKIM1; k=rsa; p={dkim.PublicKey()}", results[1].Remedy, StringComparison.Ordinal);
        Assert.Contains("v=DMARC1; p=none", results[2].Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v=spf1 ip4:192.0.2.7 -all", CheckState.Ok, "covers")]
    [InlineData("v=spf1 a:smtp.relay.example ~all", CheckState.Ok, "covers")]
    [InlineData("v=spf1 redirect=other.example", CheckState.Ok, "covers")]
    [InlineData("v=spf1 -ip4:192.0.2.7 ip4:192.0.2.0/24 -all", CheckState.Warning, "does not cover 1 of the 1")]
    [InlineData("v=spf1 exists:%{i}.list.example -all", CheckState.Warning, "as far as can be known without a mail")]
    [InlineData("v=spf1 include:narrow.example -all", CheckState.Warning, "does not cover")]
    [InlineData("v=spf1 ip4:192.0.2.7 +all", CheckState.Fault, "+all")]
    [InlineData("v=spf1 ip4:300.0.0.1 -all", CheckState.Fault, "no range")]
    [InlineData("v=spf1 include:nowhere.example -all", CheckState.Fault, "has no SPF record")]
    [InlineData("v=spf1 include:circle.example -all", CheckState.Fault, "more than 10 times")]
    [InlineData("v=spf1 a:x1.example a:x2.example a:x3.example -all", CheckState.Fault, "hosts that do not exist")]
    [InlineData("v=spf1 ipv4:192.0.2.7 -all", CheckState.Fault, "do not know its term 'ipv4:192.0.2.7'")]
    public async Task An_SPF_record_is_followed_as_receivers_follow_it(string record, CheckState state, string words)
    {
        _dns.Text("news.example", record).Host("smtp.relay.example", "192.0.2.7")
            .Text("other.example", "v=spf1 mx/28 -all").Exchange("other.example", "mx.other.example").Host("mx.other.example", "192.0.2.1")
            .Text("narrow.example", "v=spf1 ?ip4:192.0.2.7 -all")
            .Text("circle.example", "v=spf1 include:circle.example");

        var spf = (await RunAsync(new Sender("news.example", "news.example", "smtp.relay.example", null, null)))[0];

        Assert.Equal(state, spf.State);
        Assert.Contains(words, spf.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_SPF_records_are_a_fault()
    {
        _dns.Text("news.example", "v=spf1 -all").Text("news.example", "v=spf1 ~all");
        var spf = (await RunAsync(new Sender("news.example", "news.example", "", null, null)))[0];
        Assert.Equal(CheckState.Fault, spf.State);
        Assert.Contains("2 SPF records", spf.Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v=DKIM1; p=", CheckState.Fault, "revoked")]
    [InlineData("v=DKIM1; k=rsa; p=MIIBIjANBg", CheckState.Fault, "not the public half")]
    [InlineData("v=DKIM1; t=y:s; p=OWN", CheckState.Warning, "t=y")]
    public async Task A_key_in_the_DNS_that_does_not_serve_is_told(string record, CheckState state, string words)
    {
        var dkim = Dkim();
        _dns.Text("2026a._domainkey.news.example", record.Replace("OWN", dkim.PublicKey(), StringComparison.Ordinal));
        var found = (await RunAsync(new Sender("news.example", "news.example", "", null, dkim)))[1];
        Assert.Equal(state, found.State);
        Assert.Contains(words, found.Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp.azurecomm.net", "selector1-azurecomm-prod-net", "selector2-azurecomm-prod-net")]
    [InlineData("SMTP.office365.com", "selector1", "selector2")]
    public async Task The_keys_of_a_relay_whose_selectors_are_known_are_asked_for(string relay, string first, string second)
    {
        var sender = new Sender("news.example", "news.example", relay, null, null, RelayKeys.Of(relay, []));
        var none = (await RunAsync(sender))[1];
        Assert.Equal(CheckState.Fault, none.State);
        Assert.Contains($"{first}._domainkey.news.example", none.Remedy, StringComparison.Ordinal);

        _dns.Text($"{first}._domainkey.news.example", "v=DKIM1; k=rsa; p=MIIB").Text($"{second}._domainkey.news.example", "v=DKIM1; p=");
        var one = (await RunAsync(sender))[1];
        Assert.Equal(CheckState.Warning, one.State);
        Assert.Contains($"the key under {first}; under {second} a revoked one", one.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Selectors_that_were_named_are_asked_for_whatever_the_relay()
    {
        var sender = new Sender("news.example", "bounces.relay.example", "smtp.relay.example", null, null, RelayKeys.Of("smtp.relay.example", ["s1", "s2"]));
        _dns.Text("s1._domainkey.news.example", "k=rsa; p=MIIB").Text("s2._domainkey.news.example", "p=MIIC")
            .Text("_dmarc.news.example", "v=DMARC1; p=reject; rua=mailto:d@news.example");
        var results = await RunAsync(sender);
        Assert.Equal((CheckState.Ok, "The DNS has a key under s1 and s2, where the relay signs (--dkim-selector)."), (results[1].State, results[1].Finding));
        Assert.Contains("DKIM aligns", results[2].Finding, StringComparison.Ordinal);

        _dns.Text("s2._domainkey.news.example", "p=MIID");
        Assert.Contains("under s2 several", (await RunAsync(sender))[1].Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relay_that_keeps_the_records_of_its_own_domain_is_not_asked_about_and_an_unknown_one_wants_a_selector()
    {
        var managed = (await RunAsync(new Sender("0a1b.azurecomm.net", "0a1b.azurecomm.net", "smtp.azurecomm.net", null, null, RelayKeys.Of("smtp.azurecomm.net", []))))[1];
        Assert.Equal(CheckState.Skipped, managed.State);

        var unknown = (await RunAsync(new Sender("news.example", "news.example", "smtp.relay.example", "", null, RelayKeys.Of("smtp.relay.example", []))));
        Assert.Equal(CheckState.Skipped, unknown[1].State);
        Assert.Contains("--dkim-selector NAME", unknown[1].Remedy, StringComparison.Ordinal);
        Assert.Contains("the relay that delivers, not ours", unknown[4].Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v=DMARC1; p=reject; rua=mailto:d@news.example", "bounces.news.example", CheckState.Ok, "SPF aligns")]
    [InlineData("v=DMARC1; p=reject", "news.example", CheckState.Warning, "nobody gets the reports")]
    [InlineData("v=DMARC1; p=reject; aspf=s; rua=mailto:d@news.example", "bounces.news.example", CheckState.Warning, "does not align")]
    [InlineData("v=DMARC1; p=maybe", "news.example", CheckState.Fault, "'maybe'")]
    public async Task A_DMARC_policy_is_read_with_its_alignment(string record, string returnPath, CheckState state, string words)
    {
        _dns.Text("_dmarc.news.example", record);
        var found = (await RunAsync(new Sender("news.example", returnPath, "", null, null)))[2];
        Assert.Equal(state, found.State);
        Assert.Contains(words, found.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subdomain_without_a_DMARC_record_has_that_of_the_domain_above_it()
    {
        _dns.Text("_dmarc.news.example", "v=DMARC1; p=reject; sp=none; rua=mailto:d@news.example");
        var found = (await RunAsync(new Sender("mail.news.example", "mail.news.example", "", null, null)))[2];
        Assert.Equal(CheckState.Ok, found.State);
        Assert.Contains("p=none at _dmarc.news.example", found.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_that_takes_no_mail_and_a_name_that_points_elsewhere_are_told()
    {
        _dns.Exchange("news.example", "").Host("out.news.example", "192.0.2.40").Pointer("40.2.0.192.in-addr.arpa", "dynamic.provider.example");
        var results = await RunAsync(new Sender("news.example", "news.example", "", "out.news.example", null));
        Assert.Contains("null MX", results[3].Finding, StringComparison.Ordinal);
        Assert.Equal(CheckState.Warning, results[4].State);
        Assert.Contains("dynamic.provider.example", results[4].Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_fails_is_a_fault_of_its_own_and_no_word_on_the_domain()
    {
        _dns.Failure = 2;
        var results = await RunAsync(new Sender("news.example", "news.example", "", "out.news.example", Dkim()));
        Assert.All(results, result => Assert.Contains("ServerFailure", result.Finding, StringComparison.Ordinal));
        Assert.All(results, result => Assert.Contains("--dns", result.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_that_the_public_DNS_cannot_know_are_skipped_with_the_reason()
    {
        var results = await new SenderChecks([new Sender("newsroom.example", "newsroom.example", "127.0.0.1", null, null)], new DnsServer(_dns.Address), asksAll: false).RunAsync(CancellationToken.None).ToListAsync();
        Assert.Equal(5, results.Count);
        Assert.All(results, result => Assert.Equal(CheckState.Skipped, result.State));
        Assert.All(results, result => Assert.Contains("reserved", result.Finding, StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<CheckResult>> RunAsync(Sender sender) =>
        await new SenderChecks([sender], new DnsServer(_dns.Address), asksAll: true).RunAsync(CancellationToken.None).ToListAsync();

    private static DkimOptions Dkim() => new() { Domain = "news.example", Selector = "2026a", PrivateKey = Key };

    private static string NewKey()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem();
    }
}
