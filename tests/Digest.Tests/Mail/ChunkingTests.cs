using Digest.Mail;
using Digest.Mail.Smtp;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Mail;

public sealed class ChunkingTests
{
    private static readonly byte[] WithDots = Mails.Bytes("Subject: Hello\r\n\r\n.\r\n..\r\n.end\r\n");

    // More than the buffers of both ends of a connection hold.
    private static readonly byte[] Long = Mails.Bytes("Subject: Hello\r\n\r\n" + string.Concat(Enumerable.Repeat(new string('x', 998) + "\r\n", 32_000)));

    [Fact]
    public async Task Where_chunks_are_offered_a_message_goes_as_it_is_in_one_P7()
    {
        await using var server = Chunking();

        var outcome = await Mails.SendOnceAsync(server.Options(), WithDots);

        Assert.Equal((SmtpOutcomeKind.Accepted, SmtpStage.EndOfData, "2.0.0"), (outcome.Kind, outcome.Stage, outcome.Reason));
        Assert.Equal(WithDots, Assert.Single(server.Messages));
        Assert.Equal(
            ["EHLO", "MAIL", "RCPT", "BDAT", "QUIT"],
            server.Commands.Select(line => line[..4]));
        Assert.Contains($"BDAT {WithDots.Length} LAST", server.Commands);
    }

    [Fact]
    public async Task Chunks_can_be_turned_off()
    {
        await using var server = Chunking();

        await Mails.SendOnceAsync(server.Options(options => options.Chunking = false));

        Assert.Contains("DATA", server.Commands);
        Assert.DoesNotContain(server.Commands, line => line.StartsWith("BDAT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_message_is_sent_for_a_refused_recipient_and_the_connection_serves_the_next(bool pipelining)
    {
        await using var server = Chunking((_, line) => line.Contains("<nobody@", StringComparison.Ordinal) ? "550 5.1.1 Nobody" : null);
        if (!pipelining)
            server.Capabilities = ["CHUNKING"];
        await using var transport = new SmtpTransport(server.Options());

        var refused = await transport.SendAsync(Mails.Envelope with { Recipient = EmailAddress.Parse("nobody@example.net") }, Mails.Plain, CancellationToken.None);
        var accepted = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal((SmtpOutcomeKind.Refused, SmtpFault.Recipient), (refused.Kind, refused.Fault));
        Assert.Equal(SmtpOutcomeKind.Accepted, accepted.Kind);
        Assert.Single(server.Messages);
        Assert.Equal(1, server.Connections);
        Assert.Contains("RSET", server.Commands);
    }

    [Fact]
    public async Task After_a_refused_chunk_the_connection_is_reset_and_serves_the_next()
    {
        var messages = 0;
        await using var server = Chunking((_, line) => line == Server.Message && messages++ == 0 ? "554 5.7.1 Looks like spam" : null);
        await using var transport = new SmtpTransport(server.Options());

        var refused = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        var accepted = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal((SmtpOutcomeKind.Refused, SmtpFault.Sender, "5.7.1"), (refused.Kind, refused.Fault, refused.Reason));
        Assert.Equal(SmtpOutcomeKind.Accepted, accepted.Kind);
        Assert.Equal(1, server.Connections);
        Assert.Equal(["MAIL", "RCPT", "BDAT", "RSET", "MAIL", "RCPT", "BDAT"], server.Commands.Skip(1).Select(line => line[..4]));
    }

    [Fact]
    public async Task A_chunk_that_did_not_go_out_to_its_end_was_not_sent()
    {
        await using var server = Chunking((_, line) => line.StartsWith("BDAT", StringComparison.Ordinal) ? Server.HangUp : null, size: Long.Length);

        var outcome = await Mails.SendOnceAsync(server.Options(), Long);

        Assert.Equal((SmtpOutcomeKind.Deferred, SmtpStage.Content), (outcome.Kind, outcome.Stage));
    }

    [Theory]
    [InlineData(Server.HangUp)]
    [InlineData("354 Go on")]
    public async Task An_answer_lost_after_the_last_octet_of_a_chunk_is_uncertain(string answer)
    {
        await using var server = Chunking((_, line) => line == Server.Message ? answer : null);

        var outcome = await Mails.SendOnceAsync(server.Options());

        Assert.Equal((SmtpOutcomeKind.Uncertain, SmtpStage.EndOfData), (outcome.Kind, outcome.Stage));
        Assert.Single(server.Messages);
    }

    [Fact]
    public async Task A_connection_that_was_closed_meanwhile_gets_no_chunk_and_is_replaced()
    {
        var mails = 0;
        await using var server = Chunking((_, line) => line.StartsWith("MAIL", StringComparison.Ordinal) && ++mails == 2 ? Server.HangUp : null);
        await using var transport = new SmtpTransport(server.Options());

        var first = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
        var second = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);

        Assert.Equal((SmtpOutcomeKind.Accepted, SmtpOutcomeKind.Accepted), (first.Kind, second.Kind));
        Assert.Equal((2, 2), (server.Connections, server.Messages.Count));
    }

    private static Server Chunking(Func<int, string, string?>? answer = null, int size = 10_000_000) => new()
    {
        Capabilities = ["PIPELINING", $"SIZE {size}", "CHUNKING", "ENHANCEDSTATUSCODES"],
        Answer = answer ?? ((_, _) => null),
    };
}
