using Digest.Mail;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Time.Testing;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Mail;

public sealed class SmtpTransportTests
{
    [Theory]
    [InlineData(Server.HangUp)]
    [InlineData("421 4.4.2 Idle for too long")]
    public async Task A_connection_that_the_server_closed_meanwhile_is_replaced_once_P13(string answer)
    {
        await using var server = new Server();
        await using var transport = new SmtpTransport(server.Options());
        await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        server.Answer = (connection, line) => connection == 1 && line.StartsWith("MAIL", StringComparison.Ordinal) ? answer : null;

        var outcome = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind);
        Assert.Equal(2, server.Connections);
        Assert.Equal(2, server.Messages.Count);
    }

    [Theory]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    public async Task A_server_that_has_enough_of_us_is_not_asked_again_at_once(string start)
    {
        await using var server = new Server();
        await using var transport = new SmtpTransport(server.Options());
        await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        server.Answer = (connection, line) => connection == 1 && line.StartsWith(start, StringComparison.Ordinal) ? "421 4.7.0 Slower" : null;

        var outcome = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal((SmtpOutcomeKind.Deferred, 421, 1), (outcome.Kind, outcome.Code, server.Connections));
    }

    [Fact]
    public async Task A_server_that_is_silent_is_not_asked_again_at_once()
    {
        var time = new FakeTimeProvider();
        await using var server = new Server { Capabilities = [] };
        await using var transport = new SmtpTransport(server.Options(o => o.IdleTimeout = TimeSpan.FromMinutes(10)), time);
        await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        server.Answer = (connection, line) => connection == 1 && line.StartsWith("MAIL", StringComparison.Ordinal) ? Server.Silence : null;

        var sending = transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        await server.SilentAsync(1);
        time.Advance(TimeSpan.FromMinutes(3));
        var outcome = await sending;

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Sender, "timeout", 1), (outcome.Kind, outcome.Stage, outcome.Reason, server.Connections));
    }

    [Fact]
    public async Task A_fresh_connection_that_is_lost_is_not_replaced_again()
    {
        await using var server = new Server { Answer = (_, line) => line.StartsWith("MAIL", StringComparison.Ordinal) ? Server.HangUp : null };
        await using var transport = new SmtpTransport(server.Options());

        var outcome = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal((SmtpOutcomeKind.Deferred, "lost"), (outcome.Kind, outcome.Reason));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_lost_answer_is_never_followed_by_a_second_message()
    {
        await using var server = new Server();
        await using var transport = new SmtpTransport(server.Options());
        await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        server.Answer = (_, line) => line == Server.Message ? Server.HangUp : null;

        var outcome = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal(SmtpOutcomeKind.Uncertain, outcome.Kind);
        Assert.Equal(1, server.Connections);
        Assert.Equal(2, server.Messages.Count);
    }

    [Fact]
    public async Task A_connection_takes_only_so_many_messages()
    {
        await using var server = new Server();
        await using var transport = new SmtpTransport(server.Options(o => o.MessagesPerConnection = 2));

        for (var i = 0; i < 5; i++)
            await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal(3, server.Connections);
        Assert.Equal(2, server.CommandsOf(1).Count(line => line == "DATA"));
        Assert.Equal("QUIT", server.CommandsOf(1)[^1]);
    }

    [Fact]
    public async Task Many_senders_share_at_most_so_many_connections_P14()
    {
        await using var server = new Server();
        var most = 0;
        server.Answer = (_, line) =>
        {
            most = Math.Max(most, server.Open);
            return null;
        };
        await using var transport = new SmtpTransport(server.Options(o => o.Connections = 3));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None)));

        Assert.All(outcomes, outcome => Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind));
        Assert.Equal(60, server.Messages.Count);
        Assert.InRange(server.Connections, 1, 3);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task Messages_that_wait_for_their_answer_hold_no_thread_P2()
    {
        await using var server = new Server { Answer = (_, line) => line == Server.Message ? Server.Silence : null };
        await using var transport = new SmtpTransport(server.Options(o => o.Connections = 64));

        // All wait at once: with a thread each, the pool would not get this far before the test loses patience.
        var sending = Enumerable.Range(0, 64).Select(_ => transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None)).ToList();
        await server.SilentAsync(64);
        await server.SayAsync("250 Fine");

        Assert.All(await Task.WhenAll(sending), outcome => Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind));
    }

    [Fact]
    public async Task A_connection_that_rested_after_a_refusal_still_serves()
    {
        var time = new FakeTimeProvider();
        await using var server = new Server { Answer = (_, line) => line.Contains("<nobody@", StringComparison.Ordinal) ? "550 5.1.1 Nobody" : null };
        await using var transport = new SmtpTransport(server.Options(o => (o.CommandTimeout, o.IdleTimeout) = (TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10))), time);
        await transport.SendAsync(Mails.Envelope with { Recipient = EmailAddress.Parse("nobody@example.net") }, Mails.Plain, CancellationToken.None);

        time.Advance(TimeSpan.FromMinutes(5));
        var outcome = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_connection_without_work_is_closed_politely()
    {
        var time = new FakeTimeProvider();
        await using var server = new Server();
        await using var transport = new SmtpTransport(server.Options(), time);
        await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        time.Advance(TimeSpan.FromSeconds(21));
        await server.ClosedAsync();

        Assert.Equal("QUIT", server.Commands[^1]);
    }

    [Fact]
    public async Task Disposing_says_QUIT_on_each_connection_and_ends_sending()
    {
        await using var server = new Server();
        var transport = new SmtpTransport(server.Options());
        await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        await transport.DisposeAsync();
        await transport.DisposeAsync();
        await server.ClosedAsync();

        Assert.Equal("QUIT", server.Commands[^1]);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_is_down_is_tried_again_after_five_seconds()
    {
        var time = new FakeTimeProvider();
        await using var server = new Server { Answer = (_, line) => line == Server.Greeting ? Server.HangUp : null };
        await using var transport = new SmtpTransport(server.Options(), time);
        await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        server.Answer = (_, _) => null;

        var atOnce = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(5));
        var later = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal(SmtpOutcomeKind.Deferred, atOnce.Kind);
        Assert.Equal(SmtpOutcomeKind.Accepted, later.Kind);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public void Wrong_settings_are_named()
    {
        var options = new SmtpOptions
        {
            Host = " ",
            Port = 0,
            Password = "hunter2",
            EhloName = "a b",
            CertificateSha256 = "12",
            ConnectTimeout = TimeSpan.Zero,
            Connections = 0,
            MessagesPerConnection = 0,
        };

        var exception = Assert.Throws<ArgumentException>(() => new SmtpTransport(options));

        foreach (var name in new[] { "Host", "Port", "UserName", "EhloName", "CertificateSha256", "ConnectTimeout", "Connections", "MessagesPerConnection" })
            Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_without_TLS_is_a_wrong_setting() =>
        Assert.Contains("Security", Assert.Single(new SmtpOptions { Host = "mail.example.org", UserName = "ed", Password = "x", Security = SmtpSecurity.None }.Problems()), StringComparison.Ordinal);

    [Fact]
    public void Settings_in_words_hold_no_secret()
    {
        var options = new SmtpOptions { Host = "mail.example.org", UserName = "ed", Password = "hunter2" };

        Assert.Equal("mail.example.org:587 (StartTls, logs in)", options.ToString());
        Assert.Empty(options.Problems());
    }
}
