using System.Text;
using Digest.Mail;
using Digest.Mail.Smtp;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Mail;

public sealed class SmtpMessageTests
{
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
        // Nobody's fault, and no server's word: the reader cannot be reached this way.
        Assert.Equal((SmtpOutcomeKind.Refused, SmtpStage.Message, "smtputf8", SmtpFault.None), (refused.Kind, refused.Stage, refused.Reason, refused.Fault));
        Assert.Contains("does not offer SMTPUTF8", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("From: محرر@example.org\r\n\r\nx\r\n")]
    [InlineData("From: a@example.org\r\nReply-To: محرر@example.org\r\n\r\nx\r\n")]
    [InlineData("From: محرر@example.org\r\n")]
    public async Task A_header_beyond_ASCII_needs_SMTPUTF8_M4(string message)
    {
        await using var server = new Server();
        await using var poor = new Server { Capabilities = ["8BITMIME"] };

        var accepted = await Mails.SendOnceAsync(server.Options(), Mails.Bytes(message));
        var refused = await Mails.SendOnceAsync(poor.Options(), Mails.Bytes(message));

        Assert.Equal(SmtpOutcomeKind.Accepted, accepted.Kind);
        Assert.Contains(server.Commands, line => line.EndsWith(" BODY=8BITMIME SMTPUTF8", StringComparison.Ordinal));
        Assert.Equal((SmtpOutcomeKind.Refused, SmtpStage.Message, "5.6.9", SmtpFault.Sender), (refused.Kind, refused.Stage, refused.Reason, refused.Fault));
        Assert.DoesNotContain(poor.Commands, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_envelope_sender_beyond_ASCII_is_the_senders_to_mend()
    {
        await using var poor = new Server { Capabilities = ["8BITMIME"] };

        var refused = await Mails.SendOnceAsync(poor.Options(), envelope: Mails.Envelope with { Sender = EmailAddress.Parse("محرر@example.org") });

        Assert.Equal((SmtpOutcomeKind.Refused, "5.6.7", SmtpFault.Sender), (refused.Kind, refused.Reason, refused.Fault));
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
