using System.Security.Cryptography;

namespace Digest.Mail.Dkim;

/// <summary>By which key messages are signed (DKIM, RFC 6376). Without a domain, a selector and a key nothing is.</summary>
public class DkimOptions
{
    private const int FewestBits = 2048;

    /// <summary>The domain that answers for the messages (<c>d=</c>): that of the sender's address, or one above it.</summary>
    public string? Domain { get; set; }

    /// <summary>The name of the key (<c>s=</c>): its public half stands in DNS under <c>selector._domainkey.domain</c>.</summary>
    public string? Selector { get; set; }

    /// <summary>The private RSA key of 2048 bits or more as PEM; its line ends may be written as <c>\n</c>.</summary>
    public string? PrivateKey { get; set; }

    /// <summary>Whether messages are signed.</summary>
    public bool Signs => !string.IsNullOrWhiteSpace(Domain) || !string.IsNullOrWhiteSpace(Selector) || !string.IsNullOrWhiteSpace(PrivateKey);

    /// <summary>What is wrong with the settings, each by the setting's name and with the remedy; empty when all is well.</summary>
    public virtual IEnumerable<string> Problems()
    {
        if (!Signs)
            yield break;
        if (string.IsNullOrWhiteSpace(Domain) || !EmailAddress.IsDomain(Domain))
            yield return $"{nameof(Domain)} is not a domain: give the domain of the sender's address.";
        if (string.IsNullOrWhiteSpace(Selector) || !EmailAddress.IsDomain(Selector))
            yield return $"{nameof(Selector)} is not a name: give the one under which the key stands in DNS, such as 2026a.";
        if (ReadKey() is not { } key)
            yield return $"{nameof(PrivateKey)} is no private RSA key as PEM: make one with openssl genrsa 2048.";
        else if (key.Modulus!.Length * 8 < FewestBits)
            yield return $"{nameof(PrivateKey)} has {key.Modulus.Length * 8} bits: give one of {FewestBits} or more (RFC 8301).";
    }

    /// <summary>Domain and selector; never the key.</summary>
    public sealed override string ToString() => $"{Selector}._domainkey.{Domain}";

    /// <summary>The public half of the key as DNS publishes it (<c>p=</c>); null where the key cannot be read.</summary>
    public string? PublicKey()
    {
        if (ReadKey() is not { } key)
            return null;
        using var rsa = RSA.Create(key);
        return Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo());
    }

    internal RSAParameters? ReadKey()
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem((PrivateKey ?? "").Replace("\\n", "\n", StringComparison.Ordinal));
            return rsa.ExportParameters(includePrivateParameters: true);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            // No word of it is passed on: it might hold the key.
            return null;
        }
    }
}
