using Digest.Mail.Smtp;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Mail;

public sealed class SmtpVerdictTests
{
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
}
