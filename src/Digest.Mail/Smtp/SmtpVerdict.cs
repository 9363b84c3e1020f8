namespace Digest.Mail.Smtp;

/// <summary>
/// Reads an answer: its kind and whose fault it is. The first digit 5 is permanent for this message (RFC 5321, 4.2.1),
/// which the enhanced code (RFC 3463, 5248) tells apart: some of them pass, most are not the address's fault.
/// </summary>
internal static class SmtpVerdict
{
    public static (SmtpOutcomeKind Kind, SmtpFault Fault) Of(SmtpReply reply, SmtpStage stage) => reply.Code switch
    {
        >= 200 and < 300 => (SmtpOutcomeKind.Accepted, SmtpFault.None),
        < 500 => (SmtpOutcomeKind.Deferred, SmtpFault.Temporary),
        // Before MAIL nothing is said about this message: the settings are wrong, and every message waits for their repair.
        _ when stage < SmtpStage.Sender => (SmtpOutcomeKind.Deferred, SmtpFault.Sender),
        _ => (reply.TellingCode is { } enhanced ? OfEnhancedCode(enhanced) : OfCode(reply.Code, stage)) switch
        {
            SmtpFault.Temporary => (SmtpOutcomeKind.Deferred, SmtpFault.Temporary),
            // No recipient was named yet.
            _ when stage == SmtpStage.Sender => (SmtpOutcomeKind.Refused, SmtpFault.Sender),
            var fault => (SmtpOutcomeKind.Refused, fault),
        },
    };

    private static SmtpFault OfEnhancedCode(string code) => code switch
    {
        // No such user, no such host, bad syntax, moved away, null MX (RFC 7505), disabled.
        "5.1.1" or "5.1.2" or "5.1.3" or "5.1.6" or "5.1.10" or "5.2.1" => SmtpFault.Recipient,
        // Mailbox full, system full, network and routing.
        "5.2.2" or "5.3.1" or ['5', '.', '4', '.', ..] => SmtpFault.Temporary,
        // The sender's address or host, sizes, protocol, content, policy.
        "5.1.7" or "5.1.8" or "5.2.3" or "5.3.4" or ['5', '.', '5' or '6' or '7', '.', ..] => SmtpFault.Sender,
        _ => SmtpFault.None,
    };

    private static SmtpFault OfCode(int code, SmtpStage stage) => code switch
    {
        552 => SmtpFault.Temporary,
        550 or 551 or 553 when stage == SmtpStage.Recipient => SmtpFault.Recipient,
        // The host takes no mail (RFC 7504).
        556 => SmtpFault.Recipient,
        // Commands, logins and parameters; and behind the recipient only the message is left to refuse.
        <= 504 or 530 or 534 or 535 or 538 or 555 => SmtpFault.Sender,
        _ => stage == SmtpStage.Recipient ? SmtpFault.None : SmtpFault.Sender,
    };
}
