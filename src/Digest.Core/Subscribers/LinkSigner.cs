using System.Security.Cryptography;
using System.Text;

namespace Digest.Core.Subscribers;

/// <summary>Signs what stands in readers' links with the deployment's secret: for each purpose apart, so that one link is never good for another.</summary>
public sealed class LinkSigner
{
    /// <summary>The fewest characters of a secret that cannot be guessed.</summary>
    public const int MinSecretLength = 32;

    /// <summary>The length of a signature: 128 bits in hex digits.</summary>
    public const int Length = 32;

    private readonly byte[] _key;

    /// <param name="secret">The deployment's secret; old links stay good as long as it stays the same.</param>
    /// <exception cref="ArgumentException">The secret is too short; the message names the setting.</exception>
    public LinkSigner(string secret)
    {
        if (secret.Length < MinSecretLength)
            throw new ArgumentException($"Digest:Secret must have at least {MinSecretLength} random characters; make one with: openssl rand -base64 32");
        _key = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
    }

    /// <summary>The signature of a text for a purpose.</summary>
    public string Sign(string purpose, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\n{text}")).AsSpan(0, Length / 2));

    /// <summary>Whether a signature is the one of this text for this purpose.</summary>
    public bool Verifies(string purpose, string text, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(purpose, text)), Encoding.UTF8.GetBytes(signature));
}
