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
        _ => reply.EnhancedCode is { } enhanced ? OfEnhancedCode(enhanced) : OfCode(reply.Code, stage),
    };

    private static (SmtpOutcomeKind Kind, SmtpFault Fault) OfEnhancedCode(string code) => code switch
    {
        // No such user, no such host, bad syntax, moved away, null MX (RFC 7505), disabled.
        "5.1.1" or "5.1.2" or "5.1.3" or "5.1.6" or "5.1.10" or "5.2.1" => (SmtpOutcomeKind.Refused, SmtpFault.Recipient),
        // Mailbox full, system full, network and routing.
        "5.2.2" or "5.3.1" => (SmtpOutcomeKind.Deferred, SmtpFault.Temporary),
        _ when code.StartsWith("5.4.", StringComparison.Ordinal) => (SmtpOutcomeKind.Deferred, SmtpFault.Temporary),
        _ => (SmtpOutcomeKind.Refused, SmtpFault.Sender),
    };

    private static (SmtpOutcomeKind Kind, SmtpFault Fault) OfCode(int code, SmtpStage stage) => code switch
    {
        552 => (SmtpOutcomeKind.Deferred, SmtpFault.Temporary),
        550 or 551 or 553 when stage == SmtpStage.Recipient => (SmtpOutcomeKind.Refused, SmtpFault.Recipient),
        _ => (SmtpOutcomeKind.Refused, SmtpFault.Sender),
    };
}
