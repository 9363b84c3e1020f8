using System.Security.Cryptography;
using System.Text;

namespace Digest.Core.Subscribers;

/// <summary>Signs what stands in readers' links with the deployment's secret: for each purpose apart, so that one link is never good for another.</summary>
public sealed class LinkSigner
{
    /// <summary>The length of a signature: 128 bits in hex digits.</summary>
    public const int Length = 32;

    private readonly byte[][] _keys;

    /// <param name="secrets">The deployment's secrets: old links stay good as long as theirs is among them.</param>
    public LinkSigner(SigningSecrets secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _keys = secrets.Keys("");
    }

    /// <summary>The signature of a text for a purpose.</summary>
    public string Sign(string purpose, string text) => Sign(_keys[0], purpose, text);

    /// <summary>Whether a signature is the one of this text for this purpose, by the secret of today or a former one.</summary>
    public bool Verifies(string purpose, string text, string signature)
    {
        // All keys are tried, so that the time does not tell which one it was.
        var (given, verifies) = (Encoding.UTF8.GetBytes(signature), false);
        foreach (var key in _keys)
            verifies |= CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(key, purpose, text)), given);
        return verifies;
    }

    private static string Sign(byte[] key, string purpose, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{text}")).AsSpan(0, Length / 2));
}
