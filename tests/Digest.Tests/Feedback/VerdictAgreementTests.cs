using System.Globalization;
using Digest.Core.Feedback;
using Digest.Mail.Smtp;
using Digest.Tests.Mail;
using Server = Digest.Tests.Mail.ScriptedSmtpServer;

namespace Digest.Tests.Feedback;

/// <summary>
/// Whose fault a refusal is, is said in two places, since the library that sends knows nothing of digests: both follow the
/// same list of codes.
/// </summary>
public sealed class VerdictAgreementTests
{
    private static readonly string[] EnhancedCodes =
    [
        .. from subject in Enumerable.Range(0, 9) from detail in Enumerable.Range(0, 12) select string.Create(CultureInfo.InvariantCulture, $"5.{subject}.{detail}"),
        "5.7.26", "5.7.515", "5.10.1", "5.70.1",
    ];

    private static readonly string[] Answers =
    [
        .. from code in Enumerable.Range(500, 60) select string.Create(CultureInfo.InvariantCulture, $"{code} No"),
        .. from code in new[] { 550, 552, 554 } from enhanced in EnhancedCodes select string.Create(CultureInfo.InvariantCulture, $"{code} {enhanced} No"),
        "450 Later", "451 4.7.1 Later", "452 4.2.2 Later",
    ];

    [Theory]
    [InlineData("MAIL", SmtpStep.Session)]
    [InlineData("RCPT", SmtpStep.Recipient)]
    [InlineData(Server.Message, SmtpStep.Content)]
    public async Task Who_sends_and_who_counts_read_an_answer_alike_M28(string start, SmtpStep step)
    {
        var answer = "";
        await using var server = new Server { Capabilities = [] };
        server.Answer = (_, line) => line.StartsWith(start, StringComparison.Ordinal) ? answer : null;
        await using var transport = new SmtpTransport(server.Options(o => o.MessagesPerConnection = 10_000));
        foreach (var next in Answers)
        {
            answer = next;
            var outcome = await transport.SendAsync(Mails.Envelope, Mails.Plain, CancellationToken.None);
            var kind = BounceClass.Of(EnhancedCode.Parse(outcome.EnhancedCode), outcome.Code, step);
            Assert.Equal(outcome.Kind == SmtpOutcomeKind.Deferred, outcome.Fault == SmtpFault.Temporary);
            if (IsIntended(outcome, kind))
                continue;
            Assert.True(FaultOf(kind) == outcome.Fault, $"{start}: {answer} is {outcome.Fault} to the one and {kind} to the other.");
            // The row that keeps the answer says the same to whoever reads it later.
            Assert.Equal(kind, BounceClass.Of(outcome.Reason, step));
        }

        Assert.Equal(1, server.Connections);
    }

    // A relay that takes the recipient and refuses the message without a code of its own means the message. In a report, in
    // which others than the relay speak as well, it is not so certain.
    private static bool IsIntended(SmtpOutcome outcome, FeedbackKind kind) =>
        outcome is { Stage: SmtpStage.EndOfData, Fault: SmtpFault.Sender } && kind == FeedbackKind.HardBounce && outcome.EnhancedCode?.StartsWith("5.0.", StringComparison.Ordinal) is null or true;

    private static SmtpFault FaultOf(FeedbackKind kind) => kind switch
    {
        FeedbackKind.NoSuchAddress => SmtpFault.Recipient,
        FeedbackKind.SenderFault => SmtpFault.Sender,
        FeedbackKind.SoftBounce => SmtpFault.Temporary,
        _ => SmtpFault.None,
    };
}
