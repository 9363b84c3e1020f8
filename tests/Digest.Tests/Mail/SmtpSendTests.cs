using Digest.Mail;
using Digest.Mail.Smtp;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Mail;

public sealed class SmtpSendTests
{
    [Fact]
    public async Task A_message_is_accepted_with_the_servers_words()
    {
        await using var server = new Server();

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind);
        Assert.Equal(250, outcome.Code);
        Assert.Equal("2.0.0", outcome.EnhancedCode);
        Assert.Contains("4711", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(Mails.Plain, Assert.Single(server.Messages));
        Assert.Equal(["EHLO client.example.org", $"MAIL FROM:<bounces@news.example.org> SIZE={Mails.Plain.Length}", "RCPT TO:<reader@example.net>", "DATA", "QUIT"], server.Commands);
    }

    [Fact]
    public async Task Ehlo_has_an_address_literal_when_no_name_is_set_P10()
    {
        await using var server = new Server();

        await Mails.SendOnceAsync(server.Options(o => o.EhloName = null));

        Assert.Equal("EHLO [127.0.0.1]", server.Commands[0]);
    }

    [Fact]
    public async Task The_three_commands_go_in_one_trip_where_pipelining_is_offered_P7()
    {
        await using var server = new Server();
        // Silent until DATA: a client that waits for each answer never says it.
        server.Answer = (_, line) => line switch
        {
            _ when line.StartsWith("MAIL", StringComparison.Ordinal) || line.StartsWith("RCPT", StringComparison.Ordinal) => Server.Silence,
            "DATA" => "250 Sender\r\n250 Recipient\r\n354 Go on",
            _ => null,
        };

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind);
    }

    [Fact]
    public async Task Each_command_waits_for_its_answer_where_pipelining_is_not_offered()
    {
        await using var server = new Server { Capabilities = [] };
        server.Answer = (_, line) => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 Nobody" : null;

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal(SmtpOutcomeKind.Refused, outcome.Kind);
        Assert.DoesNotContain("DATA", server.Commands);
        Assert.Contains("MAIL FROM:<bounces@news.example.org>", server.Commands);
    }

    [Fact]
    public async Task The_envelope_sender_may_be_empty()
    {
        await using var server = new Server();

        await Mails.SendOnceAsync(server.Options(), envelope: Mails.Envelope with { Sender = null });

        Assert.Contains(server.Commands, line => line.StartsWith("MAIL FROM:<> ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_refused_recipient_the_same_connection_serves_the_next_P11(bool pipelining)
    {
        await using var server = new Server { Answer = (_, line) => line.Contains("<nobody@", StringComparison.Ordinal) ? "550 5.1.1 Nobody" : null };
        if (!pipelining)
            server.Capabilities = [];
        await using var transport = new SmtpTransport(server.Options());

        var refused = await transport.SendAsync(Mails.Envelope with { Recipient = EmailAddress.Parse("nobody@example.net") }, Mails.Plain, CancellationToken.None);
        var accepted = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal(SmtpOutcomeKind.Refused, refused.Kind);
        Assert.Equal(SmtpOutcomeKind.Accepted, accepted.Kind);
        Assert.Equal(1, server.Connections);
        Assert.Contains("RSET", server.Commands);
        Assert.Equal(Mails.Plain, server.Messages[^1]);
    }

    [Fact]
    public async Task A_server_that_wants_the_data_of_nobody_gets_an_empty_message()
    {
        await using var server = new Server { Answer = (_, line) => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 Nobody" : line == Server.Message ? "554 No recipients" : null };

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal("5.1.1", outcome.Reason);
        Assert.Empty(Assert.Single(server.Messages));
    }

    [Fact]
    public async Task A_server_that_refused_the_sender_gets_no_message_at_all()
    {
        await using var server = new Server { Answer = (_, line) => line.StartsWith("MAIL", StringComparison.Ordinal) ? "550 5.7.1 Not you" : null };

        var outcome = await Mails.SendOnceAsync(server.Options());
        await server.ClosedAsync();

        Assert.Equal((SmtpOutcomeKind.Refused, SmtpStage.Sender), (outcome.Kind, outcome.Stage));
        Assert.Empty(server.Messages);
    }
}
