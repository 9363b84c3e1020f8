using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Digest.Channels.Feedback;
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

    [Fact]
    public async Task A_service_that_fails_or_tells_too_much_is_asked_again_later()
    {
        using var sns = new SnsService(_answers, _time);

        _answers.Status = HttpStatusCode.InternalServerError;
        await Assert.ThrowsAsync<HttpRequestException>(() => sns.ConfirmAsync(Address, default));
        (_answers.Status, _answers.Body) = (HttpStatusCode.OK, new string('x', 100_000));
        await Assert.ThrowsAsync<HttpRequestException>(() => sns.FindCertificateAsync(Address, default));
    }

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
