using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Digest.Core.Feedback.Providers;

/// <summary>A message of Amazon SNS. Nothing in it is true before <see cref="IsSignedBy"/> says so.</summary>
public sealed class SnsMessage
{
    /// <summary>The most bytes of a message.</summary>
    public const int MaxBytes = 512 * 1024;

    // What is signed, in its order; a subject that is absent is left out.
    private static readonly string[] OfNotification = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
    private static readonly string[] OfConfirmation = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

    private readonly Dictionary<string, string> _fields;

    private SnsMessage(Dictionary<string, string> fields) => _fields = fields;

    /// <summary>What it is: <c>Notification</c>, <c>SubscriptionConfirmation</c>, <c>UnsubscribeConfirmation</c>.</summary>
    public string Type => this["Type"];

    /// <summary>The topic that it was published to.</summary>
    public string TopicArn => this["TopicArn"];

    /// <summary>What was published.</summary>
    public string Message => this["Message"];

    /// <summary>Where the certificate is, if that is a place of SNS; null when it is not.</summary>
    public Uri? Certificate => OfSns(this["SigningCertURL"]) is { Query: "" } address && address.AbsolutePath.EndsWith(".pem", StringComparison.Ordinal) ? address : null;

    /// <summary>Where a subscription is confirmed, if that is a place of SNS; null when it is not.</summary>
    public Uri? Confirmation => Type == "SubscriptionConfirmation" ? OfSns(this["SubscribeURL"]) : null;

    private string this[string name] => _fields.GetValueOrDefault(name, "");

    /// <summary>Reads a message; null when it is none.</summary>
    public static SnsMessage? Read(ReadOnlyMemory<byte> body)
    {
        using var json = Json.Parse(body);
        JsonElement? root = json?.RootElement;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (string[])[.. OfNotification, .. OfConfirmation, "Signature", "SignatureVersion", "SigningCertURL"])
        {
            if (root.Text(name) is { } value)
                fields[name] = value;
        }

        return fields.ContainsKey("Type") && fields.ContainsKey("TopicArn") && fields.ContainsKey("Message") && fields.ContainsKey("Signature") ? new SnsMessage(fields) : null;
    }

    /// <summary>Whether this message was signed with the key of a certificate that is good at a time.</summary>
    public bool IsSignedBy(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (now < certificate.NotBefore || now > certificate.NotAfter)
            return false;
        var hash = this["SignatureVersion"] switch { "1" => HashAlgorithmName.SHA1, "2" => HashAlgorithmName.SHA256, _ => default };
        var signature = new byte[1024];
        using var key = certificate.GetRSAPublicKey();
        return key is not null && hash.Name is not null
            && Convert.TryFromBase64String(this["Signature"], signature, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(Signed()), signature.AsSpan(0, length), hash, RSASignaturePadding.Pkcs1);
    }

    /// <summary>The text that is signed: name and value of each field, each on a line.</summary>
    internal string Signed()
    {
        var text = new StringBuilder();
        foreach (var name in Type == "Notification" ? OfNotification : OfConfirmation)
        {
            if (_fields.TryGetValue(name, out var value))
                text.Append(name).Append('\n').Append(value).Append('\n');
        }

        return text.ToString();
    }

    // sns.<region>.amazonaws.com, on https and its port, and nothing before it.
    private static Uri? OfSns(string address)
    {
        if (address.Length > 2_000 || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || !uri.IsDefaultPort || uri.UserInfo.Length > 0)
            return null;
        var host = uri.Host.Split('.');
        return host is ["sns", { Length: > 0 } region, "amazonaws", "com"] && region.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? uri : null;
    }
}
