namespace Digest.Core.Feedback.Mail;

/// <summary>Tells from the words of a report which command a server refused.</summary>
internal static class ReportStep
{
    public static SmtpStep Of(string words) => words switch
    {
        _ when words.Contains("RCPT TO", StringComparison.OrdinalIgnoreCase) || words.Contains("does not like recipient", StringComparison.Ordinal) => SmtpStep.Recipient,
        _ when words.Contains("end of data", StringComparison.OrdinalIgnoreCase) || words.Contains("DATA command", StringComparison.OrdinalIgnoreCase) || words.Contains("failed after I sent the message", StringComparison.Ordinal) => SmtpStep.Content,
        _ when words.Contains("MAIL FROM", StringComparison.OrdinalIgnoreCase) => SmtpStep.Session,
        _ => SmtpStep.Unknown,
    };
}
