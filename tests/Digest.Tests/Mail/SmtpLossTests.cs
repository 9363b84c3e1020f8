using Digest.Mail.Smtp;
using Microsoft.Extensions.Time.Testing;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Mail;

public sealed class SmtpLossTests
{
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
    [InlineData("MAIL", SmtpStage.Sender, true)]
    [InlineData("MAIL", SmtpStage.Sender, false)]
    [InlineData("RCPT", SmtpStage.Recipient, true)]
    [InlineData("RCPT", SmtpStage.Recipient, false)]
    [InlineData("DATA", SmtpStage.Data, true)]
    [InlineData("DATA", SmtpStage.Data, false)]
    public async Task A_connection_lost_before_the_message_is_deferred(string start, SmtpStage stage, bool pipelining)
    {
        await using var server = new Server { Capabilities = pipelining ? ["PIPELINING"] : [], Answer = (_, line) => line.StartsWith(start, StringComparison.Ordinal) ? Server.HangUp : null };

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal((SmtpOutcomeKind.Deferred, stage, "lost"), (outcome.Kind, outcome.Stage, outcome.Reason));
        Assert.Empty(server.Messages);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 Nobody", "DATA", true)]
    [InlineData("RCPT", "550 5.1.1 Nobody", "RSET", true)]
    [InlineData("RCPT", "550 5.1.1 Nobody", "RSET", false)]
    [InlineData("MAIL", "550 5.7.1 Not you", "RCPT", true)]
    public async Task A_refusal_stands_although_the_server_hangs_up_after_it(string start, string answer, string lost, bool pipelining)
    {
        await using var server = new Server
        {
            Capabilities = pipelining ? ["PIPELINING"] : [],
            Answer = (connection, line) => connection > 1 ? null : line.StartsWith(start, StringComparison.Ordinal) ? answer : line.StartsWith(lost, StringComparison.Ordinal) ? Server.HangUp : line == "DATA" ? "503 5.5.1 To nobody?" : null,
        };
        await using var transport = new SmtpTransport(server.Options());

        var refused = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        var next = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal((SmtpOutcomeKind.Refused, answer), (refused.Kind, refused.Text));
        Assert.Equal((SmtpOutcomeKind.Accepted, 2), (next.Kind, server.Connections));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_whose_end_could_not_be_written_was_not_sent(bool chunking)
    {
        await using var server = new Server();
        if (chunking)
            server.Capabilities = [.. server.Capabilities, "CHUNKING"];
        // The wait for the answer begins just before the end is written.
        var time = new WatchedTime(due =>
        {
            if (due == TimeSpan.FromMinutes(10))
                server.Reset(1);
        });
        await using var transport = new SmtpTransport(server.Options(), time);

        var outcome = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Content, "lost"), (outcome.Kind, outcome.Stage, outcome.Reason));
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
}
