namespace Digest.Core.Feedback.Mail;

/// <summary>Reads a delivery status (RFC 3464): fields of the message, then fields of each recipient, parted by empty lines.</summary>
internal static class DeliveryStatus
{
    private const int MaxGroups = 64;

    /// <param name="content">The part.</param>
    /// <param name="step">What was answered, if the words beside the part tell.</param>
    public static IReadOnlyList<ReportedRecipient> Read(ReadOnlySpan<byte> content, SmtpStep step)
    {
        var recipients = new List<ReportedRecipient>();
        for (var groups = 0; content.Length > 0 && groups < MaxGroups; groups++)
        {
            var fields = MailHeaders.Read(content, out var length);
            content = content[length..];
            if (fields.First("Action").Length > 0 || fields.First("Final-Recipient").Length > 0)
                recipients.Add(Of(fields, step));
        }

        return recipients;
    }

    private static ReportedRecipient Of(MailHeaders fields, SmtpStep step)
    {
        var diagnostic = fields.First("Diagnostic-Code");
        var (kind, code) = BounceClass.Of(First(fields.First("Status")), diagnostic, step);
        // Anything but failed is news of the way: delayed, delivered, relayed, expanded.
        if (!First(fields.First("Action")).Equals("failed", StringComparison.OrdinalIgnoreCase))
            kind = FeedbackKind.Other;
        else if (code.Length == 0)
            kind = FeedbackKind.SoftBounce;
        string?[] addresses = [ReportAddress.Read(fields.First("Original-Recipient")), ReportAddress.Read(fields.First("Final-Recipient"))];
        return new ReportedRecipient([.. addresses.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)], kind, code, Told(diagnostic));
    }

    // A word; comments may follow: 5.0.0 (permanent failure)
    private static string First(string value) => value.Split([' ', '\t', '(', ';'], 2)[0];

    private static string Told(string diagnostic) => diagnostic.StartsWith("smtp;", StringComparison.OrdinalIgnoreCase) ? diagnostic[5..].TrimStart() : diagnostic;
}
