using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Digest.Core.Feedback;
using Digest.Core.Feedback.Providers;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Digest.Tests.Feedback;

public sealed class ProviderTests : IDisposable
{
    private const string Address = "nadia@readers.example";
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:bounces";
    private const string Region = "https://sns.eu-west-1.amazonaws.com/";

    private static readonly RSA Key = RSA.Create(2048);

    private readonly Desk _desk = new();
    private readonly StubSns _sns;
    private readonly SesDesk _ses;

    public ProviderTests()
    {
        var request = new CertificateRequest("CN=sns.amazonaws.com", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _sns = new StubSns(request.CreateSelfSigned(_desk.Time.GetUtcNow().AddDays(-1), _desk.Time.GetUtcNow().AddYears(1)));
        _ses = new SesDesk(Options.Create(new FeedbackOptions { TopicArn = $"{Topic}, {Topic}-complaints" }), _sns, new SesNotice(_desk.Tokens), _desk.Subject, _desk.Time, NullLogger<SesDesk>.Instance);
    }

    public void Dispose() => _sns.Dispose();

    [Theory]
    [InlineData("Bounced", "550 5.1.1 The account does not exist", FeedbackVerdict.Suppressed, "5.1.1")]
    [InlineData("Bounced", "", FeedbackVerdict.Suppressed, "bounced")]
    [InlineData("Bounced", "554 5.7.1 Listed", FeedbackVerdict.Alerted, null)]
    [InlineData("Suppressed", "", FeedbackVerdict.Suppressed, "suppressed")]
    [InlineData("Failed", "452 4.2.2 Mailbox full", FeedbackVerdict.Counted, null)]
    [InlineData("Failed", "", FeedbackVerdict.Counted, null)]
    [InlineData("Quarantined", "", FeedbackVerdict.Alerted, null)]
    [InlineData("FilteredSpam", "", FeedbackVerdict.Alerted, null)]
    [InlineData("Delivered", "250 2.0.0 ok", null, null)]
    [InlineData("Expanded", "", null, null)]
    public async Task Azure_Communication_Services_report_through_Event_Grid(string status, string words, FeedbackVerdict? verdict, string? reason)
    {
        var reader = await _desk.ReaderAsync(Address);
        var data = new JsonObject
        {
            ["sender"] = "digest@news.example",
            ["recipient"] = Address,
            ["messageId"] = "5b2b1a30-9f6c-4a4b-8f55-2d4a6d0a0001",
            ["status"] = status,
            ["deliveryStatusDetails"] = new JsonObject { ["statusMessage"] = words },
            ["deliveryAttemptTimeStamp"] = "2026-11-22T07:10:20.2855749+00:00",
        };
        string[] posts =
        [
            new JsonArray(new JsonObject { ["id"] = "e1", ["eventType"] = "Microsoft.Communication.EmailDeliveryReportReceived", ["data"] = data.DeepClone() }).ToJsonString(),
            new JsonObject { ["id"] = "e1", ["specversion"] = "1.0", ["type"] = "Microsoft.Communication.EmailDeliveryReportReceived", ["data"] = data.DeepClone() }.ToJsonString(),
        ];
        var verdicts = new List<FeedbackVerdict>();
        foreach (var post in posts)
        {
            foreach (var report in EventGridPost.Read(Encoding.UTF8.GetBytes(post))!.Events)
                verdicts.Add(await _desk.Subject.ReceiveAsync(report, default));
        }

        Assert.Equal(verdict is null ? [] : [verdict.Value, verdict == FeedbackVerdict.Alerted ? FeedbackVerdict.Alerted : FeedbackVerdict.Repeated], verdicts);
        Assert.Equal(reason, (await _desk.StateAsync(reader)).Reason);
    }

    [Fact]
    public void All_events_of_a_post_are_taken_since_none_of_them_comes_again()
    {
        var posted = new JsonArray([.. Enumerable.Range(0, 2_500).Select(number => new JsonObject
        {
            ["id"] = $"e{number}",
            ["eventType"] = "Microsoft.Communication.EmailDeliveryReportReceived",
            ["data"] = new JsonObject { ["recipient"] = $"r{number}@readers.example", ["status"] = "Bounced" },
        })]).ToJsonString();

        Assert.InRange(posted.Length, 1, EventGridPost.MaxBytes);
        Assert.Equal(Enumerable.Range(0, 2_500).Select(number => $"e{number}"), EventGridPost.Read(Encoding.UTF8.GetBytes(posted))!.Events.Select(report => report.Id));
    }

    [Fact]
    public void Event_Grid_is_told_the_code_that_it_asks_for()
    {
        var asked = EventGridPost.Read("""[{"id":"1","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"512d38b6","validationUrl":"https://somewhere.example"}}]"""u8.ToArray());

        Assert.Equal(("512d38b6", 0), (asked!.ValidationCode, asked.Events.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("\"text\"")]
    [InlineData("[1]")]
    [InlineData("[{}]")]
    [InlineData("""[{"eventType":"\uD800"}]""")]
    public void What_Event_Grid_never_posts_is_refused(string post) => Assert.Null(EventGridPost.Read(Encoding.UTF8.GetBytes(post)));

    [Theory]
    [InlineData("Permanent", "General", "5.1.1", SubscriberStatus.Suppressed, 0)]
    [InlineData("Permanent", "General", null, SubscriberStatus.Suppressed, 0)]
    [InlineData("Permanent", "OnAccountSuppressionList", null, SubscriberStatus.Suppressed, 0)]
    [InlineData("Permanent", "General", "5.7.1", SubscriberStatus.Active, 0)]
    [InlineData("Permanent", "General", "5.3.0", SubscriberStatus.Active, 1)]
    [InlineData("Transient", "MailboxFull", "5.2.2", SubscriberStatus.Active, 0.5)]
    [InlineData("Transient", "General", null, SubscriberStatus.Active, 0)]
    [InlineData("Transient", "General", "4.4.7", SubscriberStatus.Active, 0.5)]
    [InlineData("Transient", "ContentRejected", "5.6.0", SubscriberStatus.Active, 0)]
    [InlineData("Undetermined", "Undetermined", "5.1.1", SubscriberStatus.Active, 0.5)]
    public async Task A_bounce_of_SES_counts_by_its_type_and_code(string type, string subtype, string? status, SubscriberStatus expected, double score)
    {
        var reader = await _desk.ReaderAsync(Address);

        Assert.Equal(SnsVerdict.Taken, await PostAsync(Signed(Bounce(type, subtype, status, _desk.Sender(reader)))));

        Assert.Equal(expected, (await _desk.StateAsync(reader)).Status);
        Assert.Equal(score, await _desk.ScoreAsync(reader));
    }

    [Fact]
    public async Task A_complaint_of_SES_finds_the_copy_by_its_link_M27()
    {
        var reader = await _desk.ReaderAsync(Address);
        var notice = new JsonObject
        {
            ["notificationType"] = "Complaint",
            ["complaint"] = new JsonObject { ["complainedRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = "hidden@provider.example" }), ["complaintFeedbackType"] = "abuse", ["feedbackId"] = "f1" },
            ["mail"] = new JsonObject
            {
                ["source"] = "digest@news.example",
                ["headers"] = new JsonArray(new JsonObject { ["name"] = "List-Unsubscribe", ["value"] = $"<{_desk.Link(reader)}>" }),
            },
        };

        Assert.Equal(SnsVerdict.Taken, await PostAsync(Signed(notice.ToJsonString(), version: "1")));

        Assert.Equal("complaint", (await _desk.StateAsync(reader)).Reason);
        Assert.Equal(new FeedbackCounts(0, 1), await _desk.Store.ReadAsync(Desk.Issue, default));
    }

    [Fact]
    public async Task Only_what_SNS_signed_for_a_topic_of_ours_is_taken()
    {
        var reader = await _desk.ReaderAsync(Address);
        var good = Signed(Bounce("Permanent", "General", "5.1.1", _desk.Sender(reader)));
        JsonObject Changed(string name, string value)
        {
            var changed = good.DeepClone().AsObject();
            changed[name] = value;
            return changed;
        }

        JsonObject[] forged =
        [
            Changed("Message", good["Message"]!.GetValue<string>().Replace("5.1.1", "5.1.2", StringComparison.Ordinal)),
            Changed("Timestamp", "2026-11-22T07:00:01.000Z"),
            Changed("Signature", Convert.ToBase64String(new byte[256])),
            Changed("Signature", "no base64"),
            Changed("SignatureVersion", "1"),
            Changed("SignatureVersion", "3"),
            Changed("SigningCertURL", "https://sns.eu-west-1.amazonaws.com.evil.example/x.pem"),
            Changed("SigningCertURL", "http://sns.eu-west-1.amazonaws.com/x.pem"),
            Changed("SigningCertURL", "https://sns.eu-west-1.amazonaws.com:8443/x.pem"),
            Changed("SigningCertURL", "https://user@sns.eu-west-1.amazonaws.com/x.pem"),
            Changed("SigningCertURL", "https://s3.eu-west-1.amazonaws.com/x.pem"),
            Changed("SigningCertURL", "https://sns.eu-west-1.amazonaws.com/x.pem?y"),
            Changed("SigningCertURL", Region + "unknown.pem"),
            Signed(Bounce("Permanent", "General", "5.1.1", _desk.Sender(reader)), topic: "arn:aws:sns:eu-west-1:999999999999:bounces"),
        ];
        foreach (var message in forged)
            Assert.Equal(SnsVerdict.Forged, await PostAsync(message));
        Assert.Equal(SubscriberStatus.Active, (await _desk.StateAsync(reader)).Status);
        Assert.All(_sns.Asked, address => Assert.Equal("sns.eu-west-1.amazonaws.com", address.Host));

        Assert.Equal(SnsVerdict.Malformed, await _ses.ReceiveAsync("{}"u8.ToArray(), default));
        Assert.Equal(SnsVerdict.Taken, await PostAsync(good));
        Assert.Equal(SubscriberStatus.Suppressed, (await _desk.StateAsync(reader)).Status);
    }

    [Fact]
    public async Task A_certificate_that_has_expired_signs_nothing()
    {
        var reader = await _desk.ReaderAsync(Address);
        var message = Signed(Bounce("Permanent", "General", "5.1.1", _desk.Sender(reader)));
        _desk.Time.Advance(TimeSpan.FromDays(400));

        Assert.Equal(SnsVerdict.Forged, await PostAsync(message));
    }

    [Fact]
    public async Task A_subscription_is_confirmed_for_a_topic_of_ours_only()
    {
        Assert.Equal(SnsVerdict.Forged, await PostAsync(Signed("You have chosen to subscribe", "SubscriptionConfirmation", topic: Topic + "-of-others")));
        Assert.Equal(SnsVerdict.Forged, await PostAsync(Signed("You have chosen to subscribe", "SubscriptionConfirmation", subscribe: "https://elsewhere.example/?Action=ConfirmSubscription")));
        Assert.Empty(_sns.Confirmed);

        Assert.Equal(SnsVerdict.Taken, await PostAsync(Signed("You have chosen to subscribe", "SubscriptionConfirmation")));
        Assert.Equal([new Uri(Region + "?Action=ConfirmSubscription&Token=2336412f")], _sns.Confirmed);
    }

    [Fact]
    public async Task A_message_comes_again_when_SNS_cannot_be_asked()
    {
        var reader = await _desk.ReaderAsync(Address);
        _sns.IsSilent = true;

        Assert.Equal(SnsVerdict.Later, await PostAsync(Signed(Bounce("Permanent", "General", "5.1.1", _desk.Sender(reader)))));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("", "", false)]
    [InlineData("a key of more than 32 characters, random", "a key of more than 32 characters, random", true)]
    [InlineData("a key of more than 32 characters, random", "a key of more than 32 characters, randoM", false)]
    [InlineData("a key of more than 32 characters, random", null, false)]
    public void A_key_opens_only_what_has_one(string? key, string? given, bool opens) => Assert.Equal(opens, new FeedbackOptions { Key = key }.IsKey(given));

    private static string Bounce(string type, string subtype, string? status, string source)
    {
        var recipient = new JsonObject { ["emailAddress"] = Address };
        if (status is not null)
            (recipient["action"], recipient["status"], recipient["diagnosticCode"]) = ("failed", status, $"smtp; 550 {status} said the server");
        return new JsonObject
        {
            ["notificationType"] = "Bounce",
            ["bounce"] = new JsonObject { ["bounceType"] = type, ["bounceSubType"] = subtype, ["bouncedRecipients"] = new JsonArray(recipient), ["timestamp"] = "2026-11-22T07:10:00.000Z", ["feedbackId"] = "0101-f1" },
            ["mail"] = new JsonObject { ["timestamp"] = "2026-11-22T07:00:00.000Z", ["source"] = source, ["messageId"] = "0101-m1", ["destination"] = new JsonArray(Address) },
        }.ToJsonString();
    }

    // The text to sign is built here anew, as the sender builds it.
    private static JsonObject Signed(string message, string type = "Notification", string version = "2", string topic = Topic, string? subscribe = null)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Message"] = message,
            ["MessageId"] = "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
            ["Timestamp"] = "2026-11-22T07:00:00.000Z",
            ["TopicArn"] = topic,
            ["Type"] = type,
        };
        if (type == "Notification")
            fields["Subject"] = "Amazon SES Email Event Notification";
        else
            (fields["SubscribeURL"], fields["Token"]) = (subscribe ?? Region + "?Action=ConfirmSubscription&Token=2336412f", "2336412f");
        var text = string.Concat(fields.Select(field => $"{field.Key}\n{field.Value}\n"));
        var signature = Key.SignData(Encoding.UTF8.GetBytes(text), version == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var json = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));
        (json["SignatureVersion"], json["Signature"], json["SigningCertURL"]) = (version, Convert.ToBase64String(signature), Region + "SimpleNotificationService-1.pem");
        return json;
    }

    private Task<SnsVerdict> PostAsync(JsonObject message) => _ses.ReceiveAsync(JsonSerializer.SerializeToUtf8Bytes(message), default);

    private sealed class StubSns(X509Certificate2 certificate) : ISnsService, IDisposable
    {
        public bool IsSilent { get; set; }

        public List<Uri> Asked { get; } = [];

        public List<Uri> Confirmed { get; } = [];

        public Task<X509Certificate2?> FindCertificateAsync(Uri address, CancellationToken cancellationToken)
        {
            Asked.Add(address);
            return IsSilent
                ? throw new HttpRequestException("No answer.")
                : Task.FromResult(address.AbsolutePath.Contains("unknown", StringComparison.Ordinal) ? null : certificate);
        }

        public Task<bool> ConfirmAsync(Uri address, CancellationToken cancellationToken)
        {
            Confirmed.Add(address);
            return Task.FromResult(true);
        }

        public void Dispose() => certificate.Dispose();
    }
}
