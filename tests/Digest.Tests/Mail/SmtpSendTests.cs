using System.Text;
using Digest.Mail;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Time.Testing;
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
    [InlineData("MAIL", "550 5.7.1 Not you", SmtpOutcomeKind.Refused, SmtpStage.Sender, "5.7.1", SmtpFault.Sender)]
    [InlineData("MAIL", "451 4.3.0 Later", SmtpOutcomeKind.Deferred, SmtpStage.Sender, "4.3.0", SmtpFault.Temporary)]
    [InlineData("RCPT", "550 5.1.1 No such user", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "5.1.1", SmtpFault.Recipient)]
    [InlineData("RCPT", "550 No such user", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "550", SmtpFault.Recipient)]
    [InlineData("RCPT", "551 Moved", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "551", SmtpFault.Recipient)]
    [InlineData("RCPT", "553 Bad name", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "553", SmtpFault.Recipient)]
    [InlineData("RCPT", "550 5.1.10 Null MX", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "5.1.10", SmtpFault.Recipient)]
    [InlineData("RCPT", "550 5.2.1 Disabled", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "5.2.1", SmtpFault.Recipient)]
    [InlineData("RCPT", "550 5.7.1 Relaying denied", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "5.7.1", SmtpFault.Sender)]
    [InlineData("RCPT", "552 5.2.2 Mailbox full", SmtpOutcomeKind.Deferred, SmtpStage.Recipient, "5.2.2", SmtpFault.Temporary)]
    [InlineData("RCPT", "552 Mailbox full", SmtpOutcomeKind.Deferred, SmtpStage.Recipient, "552", SmtpFault.Temporary)]
    [InlineData("RCPT", "552 5.2.3 Too big for him", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "5.2.3", SmtpFault.Sender)]
    [InlineData("RCPT", "550 5.4.1 No answer from host", SmtpOutcomeKind.Deferred, SmtpStage.Recipient, "5.4.1", SmtpFault.Temporary)]
    [InlineData("RCPT", "550 5.3.1 System full", SmtpOutcomeKind.Deferred, SmtpStage.Recipient, "5.3.1", SmtpFault.Temporary)]
    [InlineData("RCPT", "450 4.2.1 Greylisted", SmtpOutcomeKind.Deferred, SmtpStage.Recipient, "4.2.1", SmtpFault.Temporary)]
    [InlineData("RCPT", "452 Too many", SmtpOutcomeKind.Deferred, SmtpStage.Recipient, "452", SmtpFault.Temporary)]
    [InlineData("DATA", "451 4.3.5 Not now", SmtpOutcomeKind.Deferred, SmtpStage.Data, "4.3.5", SmtpFault.Temporary)]
    [InlineData("DATA", "554 No", SmtpOutcomeKind.Refused, SmtpStage.Data, "554", SmtpFault.Sender)]
    [InlineData(Server.Message, "554 Looks like spam", SmtpOutcomeKind.Refused, SmtpStage.EndOfData, "554", SmtpFault.Sender)]
    [InlineData(Server.Message, "550 5.7.515 Not authenticated", SmtpOutcomeKind.Refused, SmtpStage.EndOfData, "5.7.515", SmtpFault.Sender)]
    [InlineData(Server.Message, "552 5.3.4 Too big", SmtpOutcomeKind.Refused, SmtpStage.EndOfData, "5.3.4", SmtpFault.Sender)]
    [InlineData(Server.Message, "451 4.7.1 Try again", SmtpOutcomeKind.Deferred, SmtpStage.EndOfData, "4.7.1", SmtpFault.Temporary)]
    [InlineData(Server.Message, "421 4.3.2 Shutting down", SmtpOutcomeKind.Deferred, SmtpStage.EndOfData, "4.3.2", SmtpFault.Temporary)]
    [InlineData("RCPT", "550 5.1.2 No such host", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "5.1.2", SmtpFault.Recipient)]
    [InlineData("RCPT", "501 5.1.3 Bad syntax", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "5.1.3", SmtpFault.Recipient)]
    [InlineData("RCPT", "550 5.1.6 Moved away", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "5.1.6", SmtpFault.Recipient)]
    [InlineData("RCPT", "553 5.1.7 Bad sender", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "5.1.7", SmtpFault.Sender)]
    [InlineData("RCPT", "550 5.1.8 Sender's host unknown", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "5.1.8", SmtpFault.Sender)]
    [InlineData("RCPT", "550 5.5.1 Out of order", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "5.5.1", SmtpFault.Sender)]
    [InlineData("RCPT", "450 Busy", SmtpOutcomeKind.Deferred, SmtpStage.Recipient, "450", SmtpFault.Temporary)]
    [InlineData(Server.Message, "550 5.7.26 Not authenticated", SmtpOutcomeKind.Refused, SmtpStage.EndOfData, "5.7.26", SmtpFault.Sender)]
    [InlineData(Server.Message, "554 5.6.0 Bad content", SmtpOutcomeKind.Refused, SmtpStage.EndOfData, "5.6.0", SmtpFault.Sender)]
    // An enhanced code of another class than the answer's is none.
    [InlineData("RCPT", "550 4.1.1 Contradiction", SmtpOutcomeKind.Refused, SmtpStage.Recipient, "550", SmtpFault.Recipient)]
    public async Task A_refusal_tells_where_and_why_and_whether_it_lasts_P12_M28(string start, string answer, SmtpOutcomeKind kind, SmtpStage stage, string reason, SmtpFault fault)
    {
        await using var server = new Server { Answer = (_, line) => line.StartsWith(start, StringComparison.Ordinal) ? answer : null };

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal((kind, stage, reason, fault), (outcome.Kind, outcome.Stage, outcome.Reason, outcome.Fault));
        Assert.Equal(answer, outcome.Text);
    }

    [Theory]
    [InlineData("451 4.7.1 Greylisted, try again in 300 seconds", 300)]
    [InlineData("450 4.2.0 Please retry after 2 minutes.", 120)]
    [InlineData("421 4.7.0 Wait 30s", 30)]
    [InlineData("451 Deferred for 1 hour", 3600)]
    [InlineData("451 Try again in 999999 hours", 86400)]
    [InlineData("451 4.7.1 Too many messages: 100 in an hour", null)]
    [InlineData("451 4.7.1 Greylisted", null)]
    // What was refused for good is not tried again.
    [InlineData("550 5.1.1 Nobody, do not try again in 300 seconds", null)]
    public async Task A_wait_that_is_asked_for_in_words_is_heard(string answer, int? seconds)
    {
        await using var server = new Server { Answer = (_, line) => line.StartsWith("RCPT", StringComparison.Ordinal) ? answer : null };

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal(seconds, outcome.RetryAfter?.TotalSeconds);
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

    [Fact]
    public async Task An_answer_lost_after_the_message_is_uncertain()
    {
        await using var server = new Server { Answer = (_, line) => line == Server.Message ? Server.HangUp : null };

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal((SmtpOutcomeKind.Uncertain, SmtpStage.EndOfData, "lost"), (outcome.Kind, outcome.Stage, outcome.Reason));
        Assert.Single(server.Messages);
    }

    [Fact]
    public async Task An_answer_that_is_no_answer_after_the_message_is_uncertain()
    {
        await using var server = new Server { Answer = (_, line) => line == Server.Message ? "HTTP/1.1 200 OK" : null };

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal((SmtpOutcomeKind.Uncertain, "protocol"), (outcome.Kind, outcome.Reason));
    }

    [Theory]
    [InlineData("MAIL", SmtpStage.Sender)]
    [InlineData("RCPT", SmtpStage.Recipient)]
    [InlineData("DATA", SmtpStage.Data)]
    public async Task A_connection_lost_before_the_message_is_deferred(string start, SmtpStage stage)
    {
        await using var server = new Server { Capabilities = [], Answer = (_, line) => line.StartsWith(start, StringComparison.Ordinal) ? Server.HangUp : null };

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal((SmtpOutcomeKind.Deferred, stage, "lost"), (outcome.Kind, outcome.Stage, outcome.Reason));
        Assert.Empty(server.Messages);
    }

    [Theory]
    [InlineData("MAIL", SmtpOutcomeKind.Deferred)]
    [InlineData(Server.Message, SmtpOutcomeKind.Uncertain)]
    public async Task Silence_ends_at_the_timeout(string start, SmtpOutcomeKind kind)
    {
        var time = new FakeTimeProvider();
        await using var server = new Server { Capabilities = [], Answer = (_, line) => line.StartsWith(start, StringComparison.Ordinal) ? Server.Silence : null };
        await using var transport = new SmtpTransport(server.Options(), time);

        var sending = transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        await server.SilentAsync(1);
        time.Advance(TimeSpan.FromMinutes(11));
        var outcome = await sending;

        Assert.Equal((kind, "timeout"), (outcome.Kind, outcome.Reason));
    }

    [Fact]
    public async Task Cancelling_while_connecting_throws()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new Server();
        server.Answer = (_, line) =>
        {
            cancel.Cancel();
            return Server.Silence;
        };
        await using var transport = new SmtpTransport(server.Options());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.SendAsync(Mails.Envelope, Mails.Plain, cancel.Token));
    }

    [Fact]
    public async Task A_server_that_does_not_greet_is_deferred()
    {
        var time = new FakeTimeProvider();
        await using var server = new Server { Answer = (_, _) => Server.Silence };
        await using var transport = new SmtpTransport(server.Options(), time);

        var sending = transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        await server.SilentAsync(1);
        time.Advance(TimeSpan.FromSeconds(31));
        var outcome = await sending;

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Connect, "timeout"), (outcome.Kind, outcome.Stage, outcome.Reason));
    }

    [Fact]
    public async Task Cancelling_before_the_message_throws_and_sends_nothing()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new Server();
        server.Answer = (_, line) =>
        {
            if (line != "DATA")
                return null;
            cancel.Cancel();
            return Server.Silence;
        };
        await using var transport = new SmtpTransport(server.Options());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.SendAsync(Mails.Envelope, Mails.Plain, cancel.Token));

        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task Cancelling_after_the_message_still_waits_for_the_answer()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new Server();
        server.Answer = (_, line) =>
        {
            if (line == Server.Message)
                cancel.Cancel();
            return null;
        };
        await using var transport = new SmtpTransport(server.Options());

        var outcome = await transport.SendAsync(Mails.Envelope, Mails.Plain, cancel.Token);

        Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind);
    }

    [Fact]
    public async Task Nobody_listening_is_deferred()
    {
        int port;
        await using (var server = new Server())
            port = server.Port;

        var outcome = await Mails.SendOnceAsync(new SmtpOptions { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None });

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Connect, "connect"), (outcome.Kind, outcome.Stage, outcome.Reason));
    }

    [Theory]
    [InlineData("554 Go away", "554")]
    [InlineData("421 4.3.2 Busy", "4.3.2")]
    [InlineData("SSH-2.0-OpenSSH_9.9", "protocol")]
    [InlineData("250 Odd", "protocol")]
    public async Task A_greeting_that_does_not_welcome_is_deferred(string greeting, string reason)
    {
        await using var server = new Server { Answer = (_, line) => line == Server.Greeting ? greeting : null };

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Connect, reason), (outcome.Kind, outcome.Stage, outcome.Reason));
        Assert.Empty(server.Commands);
    }

    [Fact]
    public async Task A_message_in_UTF8_is_announced_as_8BITMIME_and_refused_where_that_is_not_offered_P20()
    {
        var message = Mails.Bytes("Subject: x\r\n\r\nصباح الخير\r\n");
        await using var server = new Server();
        await using var poor = new Server { Capabilities = ["PIPELINING"] };

        var accepted = await Mails.SendOnceAsync(server.Options(), message);
        var refused = await Mails.SendOnceAsync(poor.Options(), message);

        Assert.Equal(SmtpOutcomeKind.Accepted, accepted.Kind);
        Assert.Contains(server.Commands, line => line.EndsWith(" BODY=8BITMIME", StringComparison.Ordinal));
        Assert.Equal((SmtpOutcomeKind.Refused, SmtpStage.Message, "5.6.3"), (refused.Kind, refused.Stage, refused.Reason));
        Assert.DoesNotContain(poor.Commands, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_local_part_beyond_ASCII_needs_SMTPUTF8()
    {
        var envelope = Mails.Envelope with { Recipient = EmailAddress.Parse("قارئ@مثال.إختبار") };
        await using var server = new Server();
        await using var poor = new Server { Capabilities = ["8BITMIME"] };

        var accepted = await Mails.SendOnceAsync(server.Options(), envelope: envelope);
        var refused = await Mails.SendOnceAsync(poor.Options(), envelope: envelope);

        Assert.Equal(SmtpOutcomeKind.Accepted, accepted.Kind);
        Assert.Contains("RCPT TO:<قارئ@xn--mgbh0fb.xn--kgbechtv>", server.Commands);
        Assert.Contains(server.Commands, line => line.EndsWith(" SMTPUTF8", StringComparison.Ordinal));
        Assert.Equal((SmtpOutcomeKind.Refused, "5.6.7"), (refused.Kind, refused.Reason));
    }

    [Fact]
    public async Task A_message_above_the_servers_limit_is_not_begun()
    {
        await using var server = new Server { Capabilities = ["SIZE 20"] };

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal((SmtpOutcomeKind.Refused, "5.3.4"), (outcome.Kind, outcome.Reason));
        Assert.DoesNotContain(server.Commands, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a: b\r\n\r\nbare\nline feed\r\n")]
    [InlineData("a: b\r\n\r\nbare\rcarriage return\r\n")]
    [InlineData("a: b\r\n\r\nsmuggled\n.\r\nMAIL FROM:<x@y>\r\n")]
    [InlineData("a: b\r\n\r\nnul\0\r\n")]
    [InlineData("a: b\r\n\r\nno end")]
    [InlineData("a: b\r\n\r\nhalf an end\r")]
    public async Task A_message_that_is_not_in_CRLF_lines_is_never_sent_P21(string message)
    {
        await using var server = new Server();

        var outcome = await Mails.SendOnceAsync(server.Options(), Mails.Bytes(message));

        Assert.Equal((SmtpOutcomeKind.Refused, SmtpStage.Message, "5.6.0"), (outcome.Kind, outcome.Stage, outcome.Reason));
        Assert.Empty(server.Messages);
    }

    [Theory]
    [InlineData(998, SmtpOutcomeKind.Accepted)]
    [InlineData(999, SmtpOutcomeKind.Refused)]
    public async Task A_line_holds_998_octets(int length, SmtpOutcomeKind kind)
    {
        await using var server = new Server();

        var outcome = await Mails.SendOnceAsync(server.Options(), Mails.Bytes($"a: b\r\n\r\n{new string('x', length)}\r\n"));

        Assert.Equal(kind, outcome.Kind);
    }

    [Fact]
    public async Task Dots_at_the_start_of_lines_are_doubled()
    {
        await using var server = new Server();

        await Mails.SendOnceAsync(server.Options(), Mails.Bytes(".a: b\r\n\r\n.\r\n..\r\nx.\r\n.y\r\n"));

        Assert.Equal("..a: b\r\n\r\n..\r\n...\r\nx.\r\n..y\r\n", Encoding.UTF8.GetString(Assert.Single(server.Messages)));
    }
}
