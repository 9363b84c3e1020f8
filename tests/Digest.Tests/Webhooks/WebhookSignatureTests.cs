using System.Text;
using Digest.Channels.Webhooks;
using FsCheck.Xunit;

namespace Digest.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    // The published vector of Standard Webhooks.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static readonly byte[] Body = "{\"test\": 2432232314}"u8.ToArray();
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void The_published_vector_is_signed_and_verified_M61_M62()
    {
        Assert.Equal(Signature, WebhookSignature.Sign(Secret, Id, Now, Body));
        Assert.True(WebhookSignature.Verify(Secret, Id, Timestamp, Signature, Body, Now));
    }

    [Fact]
    public void While_secrets_change_a_message_is_signed_with_both_and_either_is_accepted()
    {
        var both = WebhookSignature.Sign($"{Other} {Secret}", Id, Now, Body);

        Assert.Equal(2, both.Split(' ').Length);
        Assert.EndsWith(Signature, both, StringComparison.Ordinal);
        Assert.True(WebhookSignature.Verify(Secret, Id, Timestamp, both, Body, Now));
        Assert.True(WebhookSignature.Verify(Other, Id, Timestamp, both, Body, Now));
        Assert.True(WebhookSignature.Verify($"{Other} {Secret}", Id, Timestamp, Signature, Body, Now));
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void An_attempt_is_good_for_five_minutes_either_way_M63(int seconds, bool good) =>
        Assert.Equal(good, WebhookSignature.Verify(Secret, Id, Timestamp, Signature, Body, Now.AddSeconds(seconds)));

    [Theory]
    [InlineData(Secret, "msg_other", Timestamp, Signature)]
    [InlineData(Secret, Id, "1614265331", Signature)]
    [InlineData(Secret, Id, "+1614265330", Signature)]
    [InlineData(Secret, Id, "9223372036854775807", Signature)]
    [InlineData(Secret, Id, "99999999999999999999", Signature)]
    [InlineData(Secret, Id, "", Signature)]
    [InlineData(Secret, null, Timestamp, Signature)]
    [InlineData(Secret, Id, null, Signature)]
    [InlineData(Secret, Id, Timestamp, null)]
    [InlineData(Secret, Id, Timestamp, "")]
    [InlineData(Secret, Id, Timestamp, "v1,")]
    [InlineData(Secret, Id, Timestamp, "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Secret, Id, Timestamp, "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Other, Id, Timestamp, Signature)]
    [InlineData("", Id, Timestamp, Signature)]
    public void What_does_not_fit_is_not_verified(string secret, string? id, string? timestamp, string? signature) =>
        Assert.False(WebhookSignature.Verify(secret, id, timestamp, signature, Body, Now));

    [Fact]
    public void A_changed_body_is_not_verified() =>
        Assert.False(WebhookSignature.Verify(Secret, Id, Timestamp, Signature, "{\"test\": 2432232315}"u8, Now));

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64!")]
    [InlineData("whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whpk_MfKQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(Secret + " nonsense")]
    public void What_is_no_secret_is_refused_without_quoting_it(string secret)
    {
        Assert.False(WebhookSignature.IsSecret(secret));
        var error = Assert.Throws<ArgumentException>(() => WebhookSignature.Sign(secret, Id, Now, Body));
        Assert.DoesNotContain("MfKQ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_secret_has_24_to_64_bytes_M62(int bytes, bool good) =>
        Assert.Equal(good, WebhookSignature.IsSecret("whsec_" + Convert.ToBase64String(new byte[bytes])));

    [Theory]
    [InlineData("")]
    [InlineData("msg_1.2")]
    public void An_id_that_would_blur_what_is_signed_is_refused_M62(string id) =>
        Assert.Throws<ArgumentException>(() => WebhookSignature.Sign(Secret, id, Now, Body));

    [Property]
    public bool What_was_signed_is_verified_with_its_secret_only(byte[] body, uint seconds)
    {
        var (secret, other) = (WebhookSignature.NewSecret(), WebhookSignature.NewSecret());
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var signature = WebhookSignature.Sign(secret, "msg_1", at, body);
        return WebhookSignature.Verify(secret, "msg_1", $"{seconds}", signature, body, at)
            && !WebhookSignature.Verify(other, "msg_1", $"{seconds}", signature, body, at)
            && !WebhookSignature.Verify(secret, "msg_1", $"{seconds}", signature, [.. body, 0], at);
    }

    [Fact]
    public void Arabic_is_signed_as_its_bytes()
    {
        var body = Encoding.UTF8.GetBytes("{\"title\":\"نشرة الأسبوع\"}");
        Assert.True(WebhookSignature.Verify(Secret, Id, Timestamp, WebhookSignature.Sign(Secret, Id, Now, body), body, Now));
    }
}
