using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Digest.Channels.Feedback;
using Digest.Channels.Webhooks;
using Digest.Tests.Webhooks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Feedback;

public sealed class SnsServiceTests : IDisposable
{
    private static readonly Uri Address = new("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem");

    private readonly FakeTimeProvider _time = new();
    private readonly Answers _answers = new();

    public void Dispose() => _answers.Dispose();

    [Fact]
    public async Task A_certificate_is_asked_for_once_in_a_while()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=sns.amazonaws.com", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        _answers.Body = certificate.ExportCertificatePem();
        using var sns = new SnsService(_answers, _time);

        for (var times = 0; times < 3; times++)
            Assert.Equal(certificate.Thumbprint, (await sns.FindCertificateAsync(Address, default))?.Thumbprint);
        Assert.Equal(1, _answers.Count);
        _time.Advance(TimeSpan.FromHours(13));
        Assert.NotNull(await sns.FindCertificateAsync(Address, default));
        Assert.Equal(2, _answers.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Redirect)]
    [InlineData(HttpStatusCode.OK)]
    public async Task What_is_no_certificate_is_none(HttpStatusCode status)
    {
        (_answers.Status, _answers.Body) = (status, "-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----");
        using var sns = new SnsService(_answers, _time);

        Assert.Null(await sns.FindCertificateAsync(Address, default));
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout, 0)]
    [InlineData(HttpStatusCode.TooManyRequests, 0)]
    [InlineData(HttpStatusCode.InternalServerError, 0)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 0)]
    [InlineData(HttpStatusCode.OK, 100_000)]
    public async Task A_service_that_fails_has_too_much_to_do_or_tells_too_much_is_asked_again_later(HttpStatusCode status, int length)
    {
        (_answers.Status, _answers.Body) = (status, new string('x', length));
        using var sns = new SnsService(_answers, _time);

        await Assert.ThrowsAsync<HttpRequestException>(() => sns.ConfirmAsync(Address, default));
        await Assert.ThrowsAsync<HttpRequestException>(() => sns.FindCertificateAsync(Address, default));
    }

    [Fact]
    public async Task A_redirect_of_SNS_is_not_followed_M70()
    {
        await using var elsewhere = Receiver.Answering("HTTP/1.1 200 OK");
        await using var there = Receiver.Answering("HTTP/1.1 302 Found", $"Location: {elsewhere.Address}");
        using var sns = new SnsService(Guard(allowPrivate: true), _time);

        Assert.Null(await sns.FindCertificateAsync(new Uri(there.Address), default));
        Assert.False(await sns.ConfirmAsync(new Uri(there.Address), default));

        Assert.Equal((2, 0), (there.Requests.Count, elsewhere.Requests.Count));
    }

    [Fact]
    public async Task Nothing_that_SNS_gives_to_keep_is_given_back_M70()
    {
        await using var there = Receiver.Answering("HTTP/1.1 200 OK", "Set-Cookie: session=1; Path=/");
        using var sns = new SnsService(Guard(allowPrivate: true), _time);

        for (var times = 0; times < 2; times++)
            Assert.True(await sns.ConfirmAsync(new Uri(there.Address), default));

        Assert.All(there.Requests, request => Assert.DoesNotContain(request.Headers.Keys, name => name.ToLowerInvariant() is "cookie" or "traceparent"));
        Assert.Equal(2, there.Requests.Count);
    }

    [Fact]
    public async Task A_host_of_SNS_that_leads_to_this_machine_is_not_connected_to_M70_M71()
    {
        await using var inside = Receiver.Answering("HTTP/1.1 200 OK");
        using var sns = new SnsService(Guard(allowPrivate: false), _time);

        await Assert.ThrowsAsync<HttpRequestException>(() => sns.ConfirmAsync(new Uri($"http://sns.eu-west-1.amazonaws.com:{inside.Port}/"), default));

        Assert.Empty(inside.Requests);
    }

    private static AddressGuard Guard(bool allowPrivate) =>
        new(Options.Create(new WebhookOptions { AllowPrivateAddresses = allowPrivate }), new StubResolver((_, _) => [IPAddress.Loopback]));

    private sealed class Answers : HttpMessageHandler
    {
        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public string Body { get; set; } = "";

        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(new HttpResponseMessage(Status) { Content = new StringContent(Body), RequestMessage = request });
        }
    }
}
