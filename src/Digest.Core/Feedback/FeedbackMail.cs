using System.Security.Cryptography;
using System.Text;
using Digest.Core.Feedback.Mail;

namespace Digest.Core.Feedback;

/// <summary>Makes reports of mail that came to the address for bounces.</summary>
public sealed class FeedbackMail(CopyTokens tokens)
{
    // Where servers leave the address that the mail was written to, and the sender of the message that it is about.
    private static readonly string[] Recipients = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To"];
    private static readonly string[] Senders = ["Return-Path", "X-Envelope-From"];

    /// <summary>Whether these bytes begin as a mail does, with a header field.</summary>
    public static bool IsMail(ReadOnlyMemory<byte> bytes) => MailHeaders.Read(bytes.Span, out _).Count > 0;

    /// <summary>
    /// The reports in a mail, with those that count for nothing left out. Whatever the bytes are, there is an answer.
    /// A mail without one of our tokens is not proven: anybody may have written it.
    /// </summary>
    public IReadOnlyList<FeedbackEvent> Read(ReadOnlyMemory<byte> mail)
    {
        var report = MailReports.Read(mail);
        if (report.Kind == ReportKind.None || report.Recipients.Count == 0)
            return [];
        var copy = tokens.OfSenders([.. Recipients.SelectMany(report.Envelope.All), report.Sender ?? "", .. Senders.SelectMany(report.Returned.All)])
            ?? tokens.OfLinks(report.Returned.All("List-Unsubscribe"));
        // A copy has one reader. If his address was that of several mailboxes, he gets the issue as long as one of them does.
        var counted = copy is null ? report.Recipients : [report.Recipients.MinBy(recipient => recipient.Kind)!];
        var id = Id(report.Envelope.First("Message-ID"), mail.Span);
        return
        [
            .. counted.Index().Where(one => one.Item.Kind != FeedbackKind.Other).Select(one => new FeedbackEvent
            {
                Kind = one.Item.Kind,
                Source = report.Kind == ReportKind.Complaint ? "arf" : "dsn",
                Id = $"{id}.{one.Index}",
                IsProven = copy is not null,
                Edition = copy?.Edition,
                SubscriberId = copy?.SubscriberId,
                IssueId = copy?.IssueId,
                Addresses = one.Item.Addresses,
                MessageId = report.Returned.First("Message-ID"),
                Code = one.Item.Code,
                Detail = one.Item.Detail,
            }),
        ];
    }

    private static string Id(string messageId, ReadOnlySpan<byte> mail) =>
        Convert.ToHexStringLower((messageId.Length > 0 ? SHA256.HashData(Encoding.UTF8.GetBytes(messageId)) : SHA256.HashData(mail)).AsSpan(0, 8));
}
