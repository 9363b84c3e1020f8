using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Digest.Mail;
using Digest.Mail.Smtp;

namespace Digest.Tests.Mail;

/// <summary>What the tests of mail send and read.</summary>
internal static class Mails
{
    public static readonly SmtpEnvelope Envelope = new(EmailAddress.Parse("bounces@news.example.org"), EmailAddress.Parse("reader@example.net"));

    public static byte[] Plain { get; } = Bytes("Subject: Hello\r\n\r\nGood morning\r\n");

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static async Task<SmtpOutcome> SendOnceAsync(SmtpOptions options, byte[]? message = null, SmtpEnvelope? envelope = null)
    {
        await using var transport = new SmtpTransport(options);
        return await transport.SendAsync(envelope ?? Envelope, message ?? Plain, CancellationToken.None);
    }

    public static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    public static string Sha256(this X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
