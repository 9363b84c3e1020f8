using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Mail.Smtp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Mail;

public sealed class MailChannelTests
{
    private const string ReaderId = "0123456789abcdef0123456789abcdef";

    private static readonly Edition Edition = new()
    {
        Id = "weekly",
        Title = "موجز الأسبوع",
        SenderAddress = "news@Digest.example.org",
        PostalAddress = "1 Street",
        BaseUrl = "https://digest.example.org",
    };

    private static readonly Issue Issue = new()
    {
        Edition = "weekly",
        Week = "2026-W47",
        From = new DateTimeOffset(2026, 11, 15, 7, 0, 0, TimeSpan.Zero),
        Cut = new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero),
        State = IssueState.Delivering,
        Articles = ["a"],
        Changed = new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero),
    };

    private static readonly RenderedIssue Rendered = new(
        "العدد ٤٧",
        $"<p>مرحبا {ReaderMark.For("name")}</p><a href=\"{ReaderMark.For("unsubscribe_url")}\">x</a>",
        $"مرحبا {ReaderMark.For("name")}\n{ReaderMark.For("unsubscribe_url")}\n",
        "<html></html>",
        "{}");

    [Fact]
    public async Task A_reader_gets_the_issue_with_everything_that_a_list_owes()
    {
        await using var server = new Server();
        await using var channel = Channel(server);

        await using var prepared = channel.Prepare(Edition, Issue, Rendered);
        var outcome = await prepared.SendAsync(CopyFor("reader@example.net", "Tom & Layla ليلى"), CancellationToken.None);

        Assert.Equal(ChannelKind.Email, channel.Kind);
        Assert.Equal(new DeliveryOutcome(OutcomeKind.Sent, "2.0.0", "250 2.0.0 Taken as 4711"), outcome);
        Assert.Contains(server.Commands, line => line.StartsWith("MAIL FROM:<news@digest.example.org>", StringComparison.Ordinal));
        Assert.Contains("RCPT TO:<reader@example.net>", server.Commands);

        var mail = new ParsedMail(Assert.Single(server.Messages));
        Assert.Equal("موجز الأسبوع <news@digest.example.org>", mail.Text("From"));
        Assert.Equal("Tom & Layla ليلى <reader@example.net>", mail.Text("To"));
        Assert.Equal("العدد ٤٧", mail.Text("Subject"));
        Assert.Equal("<00112233445566778899aabbccddeeff@digest.example.org>", mail.Raw("Message-ID"));
        Assert.Equal("Sun, 22 Nov 2026 07:05:00 +0000", mail.Raw("Date"));
        Assert.Equal("<https://digest.example.org/u/t?a=1&b=2>", mail.Raw("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Raw("List-Unsubscribe-Post"));
        Assert.Equal("موجز الأسبوع <weekly.digest.example.org>", mail.Text("List-Id"));
        Assert.Equal("<mailto:news@digest.example.org>", mail.Raw("List-Owner"));
        Assert.Equal("<mailto:news@digest.example.org?subject=help>", mail.Raw("List-Help"));
        Assert.Equal("<https://digest.example.org/api/issues/weekly>", mail.Raw("List-Archive"));
        Assert.Equal("NO", mail.Raw("List-Post"));
        Assert.Equal("auto-generated", mail.Raw("Auto-Submitted"));
        Assert.Equal("bulk", mail.Raw("Precedence"));
        Assert.Equal("OOF, AutoReply", mail.Raw("X-Auto-Response-Suppress"));
        Assert.Equal("weekly-2026-W47:weekly:digest:digestexampleor", mail.Raw("Feedback-ID"));
        Assert.False(mail.Has("Reply-To"));
        Assert.Equal(
            [
                ("text/plain; charset=utf-8", "مرحبا Tom & Layla ليلى\r\nhttps://digest.example.org/u/t?a=1&b=2\r\n"),
                ("text/html; charset=utf-8", "<p>مرحبا Tom &amp; Layla ليلى</p><a href=\"https://digest.example.org/u/t?a=1&amp;b=2\">x</a>"),
            ],
            mail.Parts());
    }

    [Fact]
    public async Task Settings_reach_the_envelope_and_the_header_P8()
    {
        await using var server = new Server();
        await using var channel = Channel(server, o => (o.ReturnPath, o.ReplyTo, o.HelpUrl, o.FeedbackSenderId) = ("bounces@example.org", "editor@example.org", "https://example.org/help", "digest1"));
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);

        var mail = new ParsedMail(Assert.Single(server.Messages));
        Assert.Contains(server.Commands, line => line.StartsWith("MAIL FROM:<bounces@example.org>", StringComparison.Ordinal));
        Assert.Equal("editor@example.org", mail.Raw("Reply-To"));
        Assert.False(mail.Has("Sender"));
        Assert.Equal("<https://example.org/help>", mail.Raw("List-Help"));
        Assert.EndsWith(":digest1", mail.Raw("Feedback-ID"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://مثال.إختبار/help?q=ا", "<https://xn--mgbh0fb.xn--kgbechtv/help?q=%D8%A7>")]
    [InlineData("mailto:help@مثال.إختبار", "<mailto:help@xn--mgbh0fb.xn--kgbechtv>")]
    public async Task Where_there_is_help_is_said_in_ASCII_whatever_the_domain_is_M4_M18(string helpUrl, string said)
    {
        await using var server = new Server();
        await using var channel = Channel(server, o => o.HelpUrl = helpUrl);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);

        Assert.Equal(said, new ParsedMail(Assert.Single(server.Messages)).Raw("List-Help"));
    }

    [Fact]
    public async Task Each_copy_has_a_return_path_that_names_it_M25()
    {
        await using var server = new Server();
        var tokens = new BounceTokens("a-secret-of-thirty-two-characters");
        await using var channel = Channel(server, o => o.ReturnPath = "bounces@example.org", tokens);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);
        await prepared.SendAsync(CopyFor("other@example.net", id: "ffeeddccbbaa99887766554433221100"), CancellationToken.None);

        var senders = server.Commands.Where(line => line.StartsWith("MAIL", StringComparison.Ordinal)).Select(line => line["MAIL FROM:<".Length..line.IndexOf('>', StringComparison.Ordinal)]).ToList();
        Assert.All(senders, sender => Assert.Matches("^bounces\\+[a-z2-7]{42}@example\\.org$", sender));
        Assert.Equal(
            [("2026-W47", ReaderId), ("2026-W47", "ffeeddccbbaa99887766554433221100")],
            senders.Select(sender => tokens.Read("weekly", sender["bounces+".Length..sender.IndexOf('@', StringComparison.Ordinal)])));
    }

    [Theory]
    [InlineData("bounces@example.org", false, "bounces@example.org")]
    // The sender's own mailbox need not know what a plus means.
    [InlineData(null, true, "news@digest.example.org")]
    public async Task Without_a_mailbox_for_bounces_or_where_it_is_off_all_copies_share_a_return_path(string? returnPath, bool verp, string sender)
    {
        await using var server = new Server();
        await using var channel = Channel(server, o => (o.ReturnPath, o.Verp) = (returnPath, verp), new BounceTokens("a-secret-of-thirty-two-characters"));
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);

        Assert.Contains(server.Commands, line => line.StartsWith($"MAIL FROM:<{sender}>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mailbox_for_unsubscribing_stands_beside_the_link_M9()
    {
        await using var server = new Server();
        await using var channel = Channel(server, o => o.UnsubscribeAddress = "leave@example.org");
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);

        Assert.Equal("<https://digest.example.org/u/t?a=1&b=2>, <mailto:leave@example.org?subject=t>", new ParsedMail(Assert.Single(server.Messages)).Raw("List-Unsubscribe"));
    }

    [Theory]
    [InlineData("421 4.3.2 Shutting down", true)]
    [InlineData("421 4.4.5 Too busy", true)]
    [InlineData("421 Later", true)]
    [InlineData("450 4.7.28 Rate limit", true)]
    [InlineData("450 4.2.1 Mailbox busy", false)]
    [InlineData("250 2.0.0 Taken", false)]
    public async Task A_server_that_is_sent_too_much_says_so_by_its_code_M23(string answer, bool isTooMuch)
    {
        await using var server = new Server { Answer = (_, line) => line.StartsWith("RCPT", StringComparison.Ordinal) ? answer : null };
        await using var channel = Channel(server);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        Assert.Equal(isTooMuch, (await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None)).IsTooMuch);
    }

    [Fact]
    public void As_many_go_out_at_once_as_there_are_connections()
    {
        Assert.Equal(7, new MailChannel(Options.Create(new MailOptions { Host = "localhost", Connections = 7 }), TimeProvider.System, NullLogger<MailChannel>.Instance).AtOnce);
        using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddMailChannel().BuildServiceProvider();
        Assert.Null(services.GetServices<IChannel>().Single().AtOnce);
    }

    [Theory]
    [InlineData("twenty-two-characters2@example.org", true, "ReturnPath")]
    [InlineData("twenty-two-characters2@example.org", false, null)]
    [InlineData("twentyone-characters1@example.org", true, null)]
    public void A_return_path_leaves_room_for_the_token(string returnPath, bool verp, string? setting)
    {
        var problems = new MailOptions { Host = "localhost", ReturnPath = returnPath, Verp = verp }.Problems().ToList();

        Assert.Equal(setting is null ? 0 : 1, problems.Count);
        Assert.All(problems, problem => Assert.StartsWith(setting!, problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_readers_name_injects_nothing()
    {
        await using var server = new Server();
        await using var channel = Channel(server);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        var outcome = await prepared.SendAsync(CopyFor("reader@example.net", $"x\r\nBcc: all@example.org\r\n\r\n<script>{ReaderMark.For("name")}"), CancellationToken.None);

        Assert.Equal(OutcomeKind.Sent, outcome.Kind);
        var mail = new ParsedMail(Assert.Single(server.Messages));
        Assert.False(mail.Has("Bcc"));
        Assert.DoesNotContain("<script>", mail.Parts()[1].Text, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;name", mail.Parts()[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_quotes_the_reader_leaves_no_address_in_the_ledger()
    {
        await using var server = new Server { Answer = (_, line) => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 <reader@example.net>: unknown here" : null };
        await using var channel = Channel(server);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        var outcome = await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);

        Assert.DoesNotContain("reader@", outcome.Detail, StringComparison.Ordinal);
        Assert.Contains("unknown here", outcome.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 Nobody", OutcomeKind.Refused, "5.1.1", DeliveryFault.Recipient)]
    [InlineData("RCPT", "550 No such user", OutcomeKind.Refused, "550", DeliveryFault.Recipient)]
    [InlineData("RCPT", "550 5.7.1 Relaying denied", OutcomeKind.Refused, "5.7.1", DeliveryFault.Sender)]
    [InlineData("RCPT", "451 4.7.1 Greylisted", OutcomeKind.Deferred, "4.7.1", DeliveryFault.Temporary)]
    [InlineData("RCPT", "552 5.2.2 Full", OutcomeKind.Deferred, "5.2.2", DeliveryFault.Temporary)]
    [InlineData(Server.Message, "554 5.7.1 Looks like spam", OutcomeKind.Refused, "5.7.1", DeliveryFault.Sender)]
    [InlineData(Server.Message, Server.HangUp, OutcomeKind.Uncertain, "lost", DeliveryFault.Temporary)]
    [InlineData(Server.Greeting, Server.HangUp, OutcomeKind.Deferred, "lost", DeliveryFault.Temporary)]
    // The operator's to mend: no reader is left out because of it.
    [InlineData("MAIL", "530 5.7.0 Authentication required", OutcomeKind.Deferred, "5.7.0", DeliveryFault.Sender)]
    public async Task What_the_server_says_becomes_the_readers_outcome_M28(string start, string answer, OutcomeKind kind, string code, DeliveryFault fault)
    {
        await using var server = new Server { Answer = (_, line) => line.StartsWith(start, StringComparison.Ordinal) ? answer : null };
        await using var channel = Channel(server);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        var outcome = await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);

        Assert.Equal((kind, code, fault), (outcome.Kind, outcome.Code, outcome.Fault));
        Assert.NotEmpty(outcome.Detail);
    }

    [Theory]
    [InlineData(Server.Greeting, "421 4.7.0 Wait 5 minutes", true)]
    [InlineData("EHLO", "421 4.7.0 Wait 5 minutes", true)]
    [InlineData("MAIL", "451 4.7.1 Too much, try again in 5 minutes", true)]
    [InlineData("RCPT", "451 4.7.1 Greylisted, try again in 5 minutes", false)]
    [InlineData("RCPT", "450 4.2.0 Try again in 5 minutes", false)]
    [InlineData("DATA", "421 4.7.0 Wait 5 minutes", false)]
    [InlineData(Server.Message, "451 4.7.1 Too much, try again in 5 minutes", false)]
    public async Task A_wait_is_for_all_mail_until_a_reader_was_named_and_for_one_domain_from_then_on_M23(string start, string answer, bool isForAll)
    {
        await using var server = new Server { Answer = (_, line) => line.StartsWith(start, StringComparison.Ordinal) ? answer : null };
        await using var channel = Channel(server);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        var outcome = await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);

        Assert.Equal((OutcomeKind.Deferred, TimeSpan.FromMinutes(5)), (outcome.Kind, outcome.RetryAfter));
        Assert.Equal((isForAll, !isForAll), (outcome.IsForAll, outcome.IsTooMuch));
    }

    [Theory]
    [InlineData(Server.Greeting)]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    public async Task A_server_that_turns_us_away_slows_no_readers_domain_M23(string start)
    {
        await using var server = new Server { Answer = (_, line) => line.StartsWith(start, StringComparison.Ordinal) ? "421 4.7.0 Too many connections" : null };
        await using var channel = Channel(server);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        var outcome = await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);

        Assert.Equal((OutcomeKind.Deferred, true, false), (outcome.Kind, outcome.IsForAll, outcome.IsTooMuch));
    }

    [Fact]
    public async Task A_reader_whom_the_relay_cannot_reach_fails_alone_and_blames_nobody()
    {
        await using var server = new Server { Capabilities = ["8BITMIME"] };
        await using var channel = Channel(server);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        var outcome = await prepared.SendAsync(CopyFor("قارئ@example.net"), CancellationToken.None);

        Assert.Equal((OutcomeKind.Refused, DeliveryFault.None), (outcome.Kind, outcome.Fault));
        Assert.Contains("SMTPUTF8", outcome.Detail, StringComparison.Ordinal);
        // Neither suppressed, nor scored, nor told to the operator as a refusal of the issue.
        Assert.Equal(FeedbackKind.Other, BounceClass.Of(outcome.Code, SmtpStep.Unknown));
    }

    [Theory]
    [InlineData("https://مثال.إختبار/عون", "<https://xn--mgbh0fb.xn--kgbechtv/%D8%B9%D9%88%D9%86>")]
    [InlineData("mailto:help@مثال.إختبار", "<mailto:help@xn--mgbh0fb.xn--kgbechtv>")]
    [InlineData("mailto:help@example.org?subject=help", "<mailto:help@example.org?subject=help>")]
    public async Task An_address_for_help_is_written_in_ASCII_M18(string helpUrl, string written)
    {
        await using var server = new Server();
        await using var channel = Channel(server, o => o.HelpUrl = helpUrl);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        Assert.Equal(OutcomeKind.Sent, (await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None)).Kind);

        Assert.Equal(written, new ParsedMail(Assert.Single(server.Messages)).Raw("List-Help"));
    }

    [Fact]
    public async Task An_address_that_is_none_is_an_outcome_and_stops_nobody_else()
    {
        await using var server = new Server();
        await using var channel = Channel(server);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        var bad = await prepared.SendAsync(CopyFor("reader@example.net\r\nRCPT TO:<x@y>"), CancellationToken.None);
        var tooLong = await prepared.SendAsync(CopyFor("reader@example.net") with { UnsubscribeUrl = new Uri($"https://example.org/{new string('x', 1000)}") }, CancellationToken.None);
        var good = await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);

        Assert.Equal((OutcomeKind.Refused, "5.1.3", DeliveryFault.Recipient), (bad.Kind, bad.Code, bad.Fault));
        Assert.Equal((OutcomeKind.Refused, "5.6.0", DeliveryFault.Sender), (tooLong.Kind, tooLong.Code, tooLong.Fault));
        Assert.Contains("List-Unsubscribe", tooLong.Detail, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.Sent, good.Kind);
    }

    [Fact]
    public async Task A_second_attempt_has_the_same_message_id()
    {
        await using var server = new Server();
        await using var channel = Channel(server);
        await using var prepared = channel.Prepare(Edition, Issue, Rendered);

        await prepared.SendAsync(CopyFor("reader@example.net"), CancellationToken.None);
        await prepared.SendAsync(CopyFor("reader@example.net") with { Attempt = 2 }, CancellationToken.None);

        Assert.Single(server.Messages.Select(message => new ParsedMail(message).Raw("Message-ID")).Distinct());
    }

    [Fact]
    public async Task A_mark_that_no_reader_has_stops_the_issue_before_the_first_reader()
    {
        await using var server = new Server();
        await using var channel = Channel(server);

        var exception = Assert.Throws<FormatException>(() => channel.Prepare(Edition, Issue, Rendered with { EmailText = ReaderMark.For("nme") }));

        Assert.Contains("'nme'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    private static Copy CopyFor(string address, string name = "", string id = ReaderId) =>
        new(
            new Subscriber { Id = id, Edition = "weekly", Channel = ChannelKind.Email, Address = address, Name = name },
            "00112233445566778899aabbccddeeff",
            new Uri("https://digest.example.org/u/t?a=1&b=2"),
            1);

    private static MailChannel Channel(Server server, Action<MailOptions>? change = null, BounceTokens? bounces = null)
    {
        var options = new MailOptions { Host = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.None };
        change?.Invoke(options);
        return new MailChannel(Options.Create(options), new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 7, 5, 0, TimeSpan.Zero)), NullLogger<MailChannel>.Instance, bounces: bounces);
    }
}
