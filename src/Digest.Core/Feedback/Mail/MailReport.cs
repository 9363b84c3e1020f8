namespace Digest.Core.Feedback.Mail;

/// <summary>What a mail to the address for bounces is.</summary>
internal enum ReportKind
{
    /// <summary>No report: an automatic answer, an answer of a reader, anything else.</summary>
    None,

    /// <summary>It tells of recipients who did or did not get a message.</summary>
    Delivery,

    /// <summary>It tells that a recipient complains.</summary>
    Complaint,
}

/// <summary>One recipient of a report.</summary>
/// <param name="Addresses">The address that was written to, then the one that it became.</param>
/// <param name="Kind">What became of the message.</param>
/// <param name="Code">The code.</param>
/// <param name="Detail">The answer in words.</param>
internal sealed record ReportedRecipient(IReadOnlyList<string> Addresses, FeedbackKind Kind, string Code, string Detail);

/// <summary>A mail to the address for bounces, understood.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Recipients">Whom it is about.</param>
/// <param name="Envelope">The head of the mail itself.</param>
/// <param name="Returned">The head of the message that it is about, as far as it came back.</param>
/// <param name="Sender">The envelope sender of that message, if the report names it.</param>
internal sealed record MailReport(ReportKind Kind, IReadOnlyList<ReportedRecipient> Recipients, MailHeaders Envelope, MailHeaders Returned, string? Sender = null);
