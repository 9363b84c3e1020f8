using System.Text.Json;
using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Digest.IntegrationTests.Mail;

/// <summary>Mail through servers and a reader of another make.</summary>
public sealed class MailDeliveryTests(MailFixture mail) : IClassFixture<MailFixture>
{
    private static readonly Edition Edition = new()
    {
        Id = "weekly",
        Title = "موجز الأسبوع, \"الأول\"",
        SenderAddress = "news@digest.example.org",
        PostalAddress = "1 Street",
        BaseUrl = "https://digest.example.org",
    };

    private static readonly Issue Issue = new()
    {
        Edition = "weekly",
        Week = "2026-W47",
        From = DateTimeOffset.UnixEpoch,
        Cut = DateTimeOffset.UnixEpoch,
        State = IssueState.Delivering,
        Articles = ["a"],
        Changed = DateTimeOffset.UnixEpoch,
    };

    private static readonly RenderedIssue Rendered = new(
        "العدد ٤٧: خمسة أخبار من الشاطئ إلى الجبل، ومن الجبل إلى الشاطئ مرة أخرى 🌞",
        $"<p dir=\"rtl\">مرحبا {ReaderMark.For("name")}</p>\n.\n<a href=\"{ReaderMark.For("unsubscribe_url")}\">x</a>",
        $"مرحبا {ReaderMark.For("name")}\n.\n{ReaderMark.For("unsubscribe_url")}\n",
        "<html></html>",
        "{}");

    [SkippableFact]
    public async Task Another_parser_reads_what_was_meant()
    {
        await using var services = Services(mail.Catcher.SmtpPort);
        await using var prepared = services.GetRequiredService<IChannel>().Prepare(Edition, Issue, Rendered);

        var outcome = await prepared.SendAsync(CopyFor("reads@example.net", "ليلى <\"O'Neill\">"), CancellationToken.None);

        Assert.Equal(OutcomeKind.Sent, outcome.Kind);
        var caught = Assert.Single(await mail.Catcher.ReadAsync(CancellationToken.None), caught => caught.To.Contains("reads@example.net"));
        Assert.Equal("news@digest.example.org", caught.From);
        var parsed = await mail.ParseAsync(caught.Raw);
        Assert.Equal(Rendered.Subject, parsed.GetProperty("subject").GetString());
        Assert.Equal((Edition.Title, "news@digest.example.org"), MailboxOf(parsed.GetProperty("from")));
        Assert.Equal(("ليلى <\"O'Neill\">", "reads@example.net"), MailboxOf(parsed.GetProperty("to")));
        Assert.Equal("<00112233445566778899aabbccddeeff@digest.example.org>", parsed.GetProperty("messageId").GetString());
        Assert.Equal("مرحبا ليلى <\"O'Neill\">\n.\nhttps://digest.example.org/u/t?a=1&b=2\n", parsed.GetProperty("text").GetString());
        Assert.Equal("<p dir=\"rtl\">مرحبا ليلى &lt;&quot;O&#x27;Neill&quot;&gt;</p>\n.\n<a href=\"https://digest.example.org/u/t?a=1&amp;b=2\">x</a>", parsed.GetProperty("html").GetString());
        Assert.Equal(0, parsed.GetProperty("attachments").GetInt32());
        var list = parsed.GetProperty("list");
        Assert.Equal("https://digest.example.org/u/t?a=1&b=2", list.GetProperty("unsubscribe").GetProperty("url").GetString());
        Assert.Equal("List-Unsubscribe=One-Click", list.GetProperty("unsubscribe-post").GetProperty("name").GetString());
        Assert.Equal("weekly.digest.example.org", list.GetProperty("id").GetProperty("id").GetString());
        var headers = parsed.GetProperty("headers").EnumerateArray().Select(header => header.GetString()).ToList();
        Assert.Equal(headers.Count, headers.Distinct().Count());
    }

    [SkippableFact]
    public async Task Refused_readers_do_not_keep_the_others_from_their_mail()
    {
        await using var services = Services(mail.Catcher.SmtpPort);
        await using var prepared = services.GetRequiredService<IChannel>().Prepare(Edition, Issue, Rendered);
        string[] addresses = ["before@example.net", "reply-550-5.1.1@example.net", "between@example.net", "reply-451@example.net", "after@example.net"];

        var outcomes = new List<DeliveryOutcome>();
        foreach (var address in addresses)
            outcomes.Add(await prepared.SendAsync(CopyFor(address), CancellationToken.None));

        Assert.Equal([OutcomeKind.Sent, OutcomeKind.Refused, OutcomeKind.Sent, OutcomeKind.Deferred, OutcomeKind.Sent], outcomes.Select(outcome => outcome.Kind));
        Assert.Equal("5.1.1", outcomes[1].Code);
        var caught = (await mail.Catcher.ReadAsync(CancellationToken.None)).SelectMany(caught => caught.To).ToList();
        Assert.All(new[] { "before@example.net", "between@example.net", "after@example.net" }, address => Assert.Single(caught, to => to == address));
    }

    [SkippableFact]
    public async Task A_reader_whose_address_is_not_ASCII_gets_the_mail()
    {
        await using var services = Services(mail.Catcher.SmtpPort);
        await using var prepared = services.GetRequiredService<IChannel>().Prepare(Edition, Issue, Rendered);

        var outcome = await prepared.SendAsync(CopyFor("قارئ@example.net", "قارئ"), CancellationToken.None);

        Assert.Equal(OutcomeKind.Sent, outcome.Kind);
        var caught = Assert.Single(await mail.Catcher.ReadAsync(CancellationToken.None), caught => caught.To.Contains("قارئ@example.net"));
        Assert.Equal(("قارئ", "قارئ@example.net"), MailboxOf((await mail.ParseAsync(caught.Raw)).GetProperty("to")));
    }

    [SkippableTheory]
    [InlineData(SmtpSecurity.StartTls, SmtpMechanism.Automatic, "sesame")]
    [InlineData(SmtpSecurity.StartTls, SmtpMechanism.Plain, "sesame")]
    [InlineData(SmtpSecurity.StartTls, SmtpMechanism.Login, "sesame")]
    [InlineData(SmtpSecurity.StartTls, SmtpMechanism.XOAuth2, "token-1")]
    [InlineData(SmtpSecurity.ImplicitTls, SmtpMechanism.Automatic, "sesame")]
    public async Task A_login_over_TLS_is_accepted(SmtpSecurity security, SmtpMechanism mechanism, string password)
    {
        await using var services = Services(PortFor(security), security, mechanism, password);
        await using var prepared = services.GetRequiredService<IChannel>().Prepare(Edition, Issue, Rendered);

        var outcome = await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);

        Assert.Equal(OutcomeKind.Sent, outcome.Kind);
        Assert.EndsWith("octets of ed over TLS", outcome.Detail, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(SmtpMechanism.Plain)]
    [InlineData(SmtpMechanism.Login)]
    [InlineData(SmtpMechanism.XOAuth2)]
    public async Task A_wrong_password_sends_nothing(SmtpMechanism mechanism)
    {
        await using var services = Services(mail.StartTlsPort, SmtpSecurity.StartTls, mechanism, "wrong");
        await using var prepared = services.GetRequiredService<IChannel>().Prepare(Edition, Issue, Rendered);

        var outcome = await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);

        Assert.Equal(OutcomeKind.Deferred, outcome.Kind);
        Assert.StartsWith("535", outcome.Detail, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_certificate_that_the_system_does_not_trust_stops_before_the_login()
    {
        await using var services = Services(mail.StartTlsPort, SmtpSecurity.StartTls, SmtpMechanism.Automatic, "sesame", trusts: false);

        var outcome = await services.GetRequiredService<MailChannel>().CheckAsync(CancellationToken.None);

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Tls, "tls"), (outcome.Kind, outcome.Stage, outcome.Reason));
    }

    [Fact]
    public async Task Settings_are_read_from_the_configuration_and_wrong_ones_named()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Digest:Smtp:Host"] = "mail.example.org",
                ["Digest:Smtp:Security"] = "ImplicitTls",
                ["Digest:Smtp:Port"] = "0",
                ["Digest:Smtp:ConnectTimeout"] = "00:00:10",
                ["Digest:Smtp:Password"] = "hunter2",
                ["Digest:Smtp:HelpUrl"] = "ftp://example.org",
            })
            .Build();
        var collection = new ServiceCollection().AddLogging();
        collection.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section));
        await using var services = collection.AddMailChannel().BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IChannel>().Prepare(Edition, Issue, Rendered));

        foreach (var name in new[] { "Port", "UserName", "HelpUrl" })
            Assert.Contains($"Digest:Smtp:{name}", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, exception.Failures.Count());
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    private static (string? Name, string? Address) MailboxOf(JsonElement element) =>
        (element.GetProperty("name").GetString(), element.GetProperty("address").GetString());

    private static Copy CopyFor(string address, string name = "") =>
        new(
            new Subscriber { Id = "s", Edition = "weekly", Channel = ChannelKind.Email, Address = address, Name = name },
            "00112233445566778899aabbccddeeff",
            new Uri("https://digest.example.org/u/t?a=1&b=2"),
            1);

    private static ServiceProvider Services(int port, SmtpSecurity security = SmtpSecurity.None, SmtpMechanism mechanism = SmtpMechanism.Automatic, string? password = null, bool trusts = true) =>
        new ServiceCollection()
            .AddLogging()
            .AddMailChannel(options =>
            {
                (options.Host, options.Port, options.Security, options.Mechanism, options.Password) = ("127.0.0.1", port, security, mechanism, password);
                options.UserName = password is null ? null : "ed";
                options.CertificateValidation = trusts ? (_, certificate, _, _) => certificate!.Subject.Contains("localhost", StringComparison.Ordinal) : null;
            })
            .BuildServiceProvider();

    private int PortFor(SmtpSecurity security) => security == SmtpSecurity.ImplicitTls ? mail.TlsPort : mail.StartTlsPort;
}
