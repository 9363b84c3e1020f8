using System.Text;
using System.Text.Json;

namespace Digest.Core.Feedback.Providers;

/// <summary>Reads what Amazon SES tells of a message, as a notification or as an event, in the message of an SNS notification.</summary>
public sealed class SesNotice(CopyTokens tokens)
{
    private const int MaxRecipients = 50;
    private const int MaxHeaders = 200;

    /// <summary>The reports that may count; null when this is no word of SES.</summary>
    public IReadOnlyList<FeedbackEvent>? Read(string message)
    {
        using var json = Json.Parse(Encoding.UTF8.GetBytes(message));
        JsonElement? notice = json?.RootElement;
        var type = notice.Text("notificationType") ?? notice.Text("eventType");
        if (type is null || notice.Member("mail") is not { ValueKind: JsonValueKind.Object } mail)
            return null;
        return type switch
        {
            "Bounce" => Reports(mail, notice.Member("bounce"), "bouncedRecipients", OfBounce),
            "Complaint" => Reports(mail, notice.Member("complaint"), "complainedRecipients", OfComplaint),
            _ => [],
        };
    }

    private List<FeedbackEvent> Reports(JsonElement? mail, JsonElement? told, string recipients, Func<JsonElement?, JsonElement?, (FeedbackKind Kind, string Code)> judge)
    {
        var headers = mail.Items("headers", MaxHeaders).ToLookup(header => header.Text("name") ?? "", header => header.Text("value") ?? "", StringComparer.OrdinalIgnoreCase);
        var copy = tokens.OfSenders([mail.Text("source") ?? "", .. headers["Return-Path"]]) ?? tokens.OfLinks(headers["List-Unsubscribe"]);
        var reports = new List<FeedbackEvent>();
        foreach (var recipient in told.Items(recipients, MaxRecipients))
        {
            var (kind, code) = judge(told, recipient);
            var address = Mail.ReportAddress.Read(recipient.Text("emailAddress") ?? "");
            if (kind == FeedbackKind.Other || (copy is null && address is null))
                continue;
            reports.Add(new FeedbackEvent
            {
                Kind = kind,
                Source = "ses",
                Id = Words.Cut($"{told.Text("feedbackId") ?? mail.Text("messageId")}.{reports.Count}", 128),
                IsProven = true,
                Edition = copy?.Edition,
                SubscriberId = copy?.SubscriberId,
                IssueId = copy?.IssueId,
                Addresses = address is null ? [] : [address],
                Sender = Mail.ReportAddress.Read(headers["From"].FirstOrDefault(mail.Text("source") ?? "")),
                MessageId = headers["Message-ID"].FirstOrDefault(),
                Code = code,
                Detail = recipient.Text("diagnosticCode") ?? "",
                At = told.Instant("timestamp"),
            });
        }

        // A copy has one reader, whatever addresses his became.
        return copy is null || reports.Count < 2 ? reports : [reports.MinBy(report => report.Kind)!];
    }

    private static (FeedbackKind Kind, string Code) OfBounce(JsonElement? bounce, JsonElement? recipient)
    {
        var (type, subtype) = (bounce.Text("bounceType") ?? "", bounce.Text("bounceSubType") ?? "");
        var (kind, code) = BounceClass.Of(recipient.Text("status") ?? "", recipient.Text("diagnosticCode") ?? "", SmtpStep.Unknown);
        kind = (type, subtype) switch
        {
            ("Permanent", "Suppressed" or "OnAccountSuppressionList") => FeedbackKind.NoSuchAddress,
            ("Permanent", _) => code.Length > 0 ? kind : FeedbackKind.NoSuchAddress,
            ("Transient", "MessageTooLarge" or "ContentRejected" or "AttachmentRejected") => FeedbackKind.SenderFault,
            ("Transient", "MailboxFull") => FeedbackKind.SoftBounce,
            // Without a code these are automatic answers; with one, never more than a soft bounce.
            _ => code.Length > 0 && kind >= FeedbackKind.SoftBounce ? FeedbackKind.SoftBounce : FeedbackKind.Other,
        };
        return (kind, code.Length > 0 ? code : subtype.ToLowerInvariant());
    }

    private static (FeedbackKind Kind, string Code) OfComplaint(JsonElement? complaint, JsonElement? recipient)
    {
        var type = complaint.Text("complaintFeedbackType") ?? "";
        return (type is "not-spam" or "auth-failure" ? FeedbackKind.Other : FeedbackKind.Complaint, type);
    }
}
