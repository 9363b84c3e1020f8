using Digest.Mail.Smtp;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Mail;

/// <summary>A server that answers more often than it was asked: its answers must not be taken for those to other questions.</summary>
public sealed class SurplusReplyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_comes_twice_is_not_taken_for_one_to_the_next_message(bool chunking)
    {
        await using var server = new Server();
        if (chunking)
            server.Capabilities = [.. server.Capabilities, "CHUNKING"];
        await using var transport = new SmtpTransport(server.Options());

        var first = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        await server.SpeakAsync(1, "250 2.0.0 Taken as 4711");
        server.Answer = (_, line) => line == Server.Message ? "554 5.7.1 Looks like spam" : null;
        var second = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal((SmtpOutcomeKind.Accepted, SmtpOutcomeKind.Refused), (first.Kind, second.Kind));
        Assert.Equal("5.7.1", second.Reason);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task After_an_answer_that_comes_twice_at_once_the_connection_is_given_up()
    {
        await using var server = new Server { Answer = (_, line) => line == Server.Message ? "250 2.0.0 Taken\r\n250 2.0.0 Taken" : null };
        await using var connection = await SmtpConnection.ConnectAsync(server.Options(), CancellationToken.None);

        var outcome = await connection.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal(SmtpOutcomeKind.Accepted, outcome.Kind);
        Assert.False(connection.IsUsable);
    }

    [Fact]
    public async Task A_message_does_not_begin_after_one_answer_too_many()
    {
        await using var server = new Server { Capabilities = ["PIPELINING", "CHUNKING"], Answer = (_, line) => line.StartsWith("RCPT", StringComparison.Ordinal) ? "250 2.1.5 Fine\r\n250 2.1.5 Fine" : line == Server.Message ? "554 5.7.1 Looks like spam" : null };

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal((SmtpOutcomeKind.Deferred, "protocol"), (outcome.Kind, outcome.Reason));
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task A_connection_that_took_its_leave_while_nobody_asked_gets_no_command()
    {
        await using var server = new Server();
        await using var transport = new SmtpTransport(server.Options());
        await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        await server.SpeakAsync(1, "421 4.4.2 Idle for too long");
        var said = server.CommandsOf(1).Count;

        var outcome = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal((SmtpOutcomeKind.Accepted, 2), (outcome.Kind, server.Connections));
        Assert.Equal(said, server.CommandsOf(1).Count);
    }
}
