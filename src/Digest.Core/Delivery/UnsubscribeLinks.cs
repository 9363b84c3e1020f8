using System.Security.Cryptography;
using System.Text;
using Digest.Core.Editions;
using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>Makes and reads the addresses behind which a POST unsubscribes one reader from one edition (RFC 8058).</summary>
public sealed class UnsubscribeLinks
{
    /// <summary>The fewest characters of a secret that cannot be guessed.</summary>
    public const int MinSecretLength = 32;

    private readonly byte[] _key;

    /// <param name="secret">The deployment's secret; old links stay good as long as it stays the same.</param>
    /// <exception cref="ArgumentException">The secret is too short; the message names the setting.</exception>
    public UnsubscribeLinks(string secret)
    {
        if (secret.Length < MinSecretLength)
            throw new ArgumentException($"Digest:Secret must have at least {MinSecretLength} random characters; make one with: openssl rand -base64 32");
        _key = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
    }

    /// <summary>The reader's own address. It holds no mail address and no counter, and its token cannot be forged.</summary>
    public Uri For(Edition edition, Subscriber subscriber) =>
        new($"{edition.BaseUrl}/api/unsubscribe/{edition.Id}/{subscriber.Id}{Sign(edition.Id, subscriber.Id)}");

    /// <summary>The subscriber's id that a token stands for; null when it is not one of ours.</summary>
    public string? Read(string edition, string token)
    {
        if (token.Length != 64)
            return null;
        var id = token[..32];
        var expected = Encoding.ASCII.GetBytes(Sign(edition, id));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(token[32..])) ? id : null;
    }

    private string Sign(string edition, string id) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"unsubscribe\n{edition}\n{id}")).AsSpan(0, 16));
}
