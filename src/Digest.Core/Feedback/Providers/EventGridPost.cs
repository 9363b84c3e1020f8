using System.Text.Json;

namespace Digest.Core.Feedback.Providers;

/// <summary>What Event Grid posts, in its own schema or as CloudEvents 1.0: delivery reports of Azure Communication Services, or the question whether this is the right place.</summary>
/// <param name="ValidationCode">What is to be answered to prove that the subscription is wanted; null when it was not asked.</param>
/// <param name="Events">The reports that may count.</param>
public sealed record EventGridPost(string? ValidationCode, IReadOnlyList<FeedbackEvent> Events)
{
    /// <summary>The most bytes of a post, which are as many as Event Grid sends at once.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Reads a post, with all its events: what is answered with success does not come again; null when it is none.</summary>
    public static EventGridPost? Read(ReadOnlyMemory<byte> body)
    {
        using var json = Json.Parse(body);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Array or JsonValueKind.Object } root)
            return null;
        var (code, reports) = ((string?)null, new List<FeedbackEvent>());
        IEnumerable<JsonElement> items = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : [root];
        foreach (var item in items)
        {
            JsonElement? posted = item;
            switch (posted.Text("eventType") ?? posted.Text("type"))
            {
                case null:
                    return null;
                case "Microsoft.EventGrid.SubscriptionValidationEvent":
                    code = posted.Member("data").Text("validationCode");
                    break;
                case "Microsoft.Communication.EmailDeliveryReportReceived":
                    if (OfDelivery(posted) is { } report)
                        reports.Add(report);
                    break;
                default:
                    break;
            }
        }

        return new EventGridPost(code, reports);
    }

    private static FeedbackEvent? OfDelivery(JsonElement? posted)
    {
        var data = posted.Member("data");
        if (data.Text("recipient") is not { } recipient || Mail.ReportAddress.Read(recipient) is not { } address || data.Text("status") is not { } status)
            return null;
        var words = data.Member("deliveryStatusDetails").Text("statusMessage") ?? "";
        var (kind, code) = BounceClass.Of("", words, SmtpStep.Unknown);
        kind = status switch
        {
            "Bounced" when code.Length == 0 => FeedbackKind.NoSuchAddress,
            "Failed" when code.Length == 0 => FeedbackKind.SoftBounce,
            "Bounced" or "Failed" => kind,
            // The service itself writes no more to this address.
            "Suppressed" => FeedbackKind.NoSuchAddress,
            "Quarantined" or "FilteredSpam" => FeedbackKind.SenderFault,
            _ => FeedbackKind.Other,
        };
        return kind == FeedbackKind.Other ? null : new FeedbackEvent
        {
            Kind = kind,
            Source = "acs",
            Id = Words.Cut(posted.Text("id") ?? data.Text("messageId") ?? "", 128),
            IsProven = true,
            Addresses = [address],
            Sender = data.Text("sender"),
            MessageId = data.Text("internetMessageId"),
            Code = code.Length > 0 ? code : status.ToLowerInvariant(),
            Detail = words,
            At = data.Instant("deliveryAttemptTimeStamp") ?? data.Instant("deliveryAttemptTimestamp"),
        };
    }
}
