namespace Digest.Core.Feedback.Mail;

/// <summary>
/// Reads mail to the address for bounces: delivery status notifications (RFC 3464), complaints (RFC 5965), the bounces of
/// qmail and old Exim. Any bytes get an answer; most are no report. Time and memory are bounded by the size of the mail.
/// </summary>
internal static class MailReports
{
    private const int MaxWords = 16 * 1024;
    private const int MaxRecipients = 16;

    public static MailReport Read(ReadOnlyMemory<byte> bytes)
    {
        var mail = MailPart.Read(bytes);
        var parts = mail.Leaves();
        var returned = Returned(parts);
        if (Find(parts, "message/feedback-report") is { } complaint)
            return Complaint(mail, Fields(complaint), returned);
        if (Find(parts, "message/delivery-status", "message/global-delivery-status") is { } status)
        {
            var words = parts.FirstOrDefault(part => part.Type.Media == "text/plain")?.Text() ?? "";
            return Delivery(mail, DeliveryStatus.Read(status.Content().Span, ReportStep.Of(Words.Cut(words, MaxWords))), returned);
        }

        // Only a mail of one part: whoever quotes a bounce encloses it.
        if (parts.Count != 1 || parts[0].Type.Media != "text/plain")
            return Delivery(mail, [], returned);
        var text = parts[0].Text();
        var recipients = PlainBounce.Read(mail, text);
        return Delivery(mail, recipients, recipients.Count == 0 ? MailHeaders.None : Quoted(text));
    }

    private static MailReport Delivery(MailPart mail, IReadOnlyList<ReportedRecipient> recipients, MailHeaders returned) =>
        new(recipients.Count == 0 ? ReportKind.None : ReportKind.Delivery, recipients, mail.Headers, returned);

    private static MailReport Complaint(MailPart mail, MailHeaders fields, MailHeaders returned)
    {
        var type = fields.First("Feedback-Type").Trim().ToLowerInvariant();
        string?[] addresses = [.. fields.All("Original-Rcpt-To").Concat(fields.All("Removal-Recipient")).Take(MaxRecipients).Select(ReportAddress.Read)];
        var recipient = new ReportedRecipient(
            [.. addresses.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            // Not spam after all; or a failed check of DKIM or SPF (RFC 6591), which no reader sent.
            type is "" or "not-spam" || type.StartsWith("auth-failure", StringComparison.Ordinal) ? FeedbackKind.Other : FeedbackKind.Complaint,
            type,
            fields.First("User-Agent"));
        return new MailReport(ReportKind.Complaint, [recipient], mail.Headers, returned, fields.First("Original-Mail-From"));
    }

    private static MailHeaders Returned(IReadOnlyList<MailPart> parts) =>
        Find(parts, "message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global", "message/global-headers") is { } message
            ? Fields(message)
            : MailHeaders.None;

    // Some servers begin with an empty line.
    private static MailHeaders Fields(MailPart part) => MailHeaders.Read(part.Content().Span.TrimStart("\r\n"u8), out _);

    // The message stands whole below a line of dashes.
    private static MailHeaders Quoted(string text)
    {
        foreach (var mark in (string[])["\n--- Below this line", "\n------ This is a copy"])
        {
            var at = text.IndexOf(mark, StringComparison.Ordinal);
            var end = at < 0 ? -1 : text.IndexOf('\n', at + 1);
            if (end >= 0)
                return MailHeaders.Read(System.Text.Encoding.UTF8.GetBytes(text[end..].TrimStart()), out _);
        }

        return MailHeaders.None;
    }

    private static MailPart? Find(IReadOnlyList<MailPart> parts, params ReadOnlySpan<string> media)
    {
        foreach (var part in parts)
        {
            if (media.Contains(part.Type.Media))
                return part;
        }

        return null;
    }
}
