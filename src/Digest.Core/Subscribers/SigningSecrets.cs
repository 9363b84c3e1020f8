using System.Security.Cryptography;
using System.Text;

namespace Digest.Core.Subscribers;

/// <summary>
/// The secrets of a deployment: the one that signs, and those that signed before it, whose signatures are still good. What
/// was mailed keeps working when the secret is replaced, as long as the one before is kept here.
/// </summary>
public sealed class SigningSecrets
{
    /// <summary>The fewest characters of a secret that cannot be guessed.</summary>
    public const int MinLength = 32;

    private readonly string[] _secrets;

    /// <param name="current">The secret that signs.</param>
    /// <param name="former">Those that signed before; blank ones count as absent.</param>
    /// <exception cref="ArgumentException">One is too short; the message names the setting.</exception>
    public SigningSecrets(string current, params IReadOnlyList<string> former)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(former);
        Check(current, "Digest:Secret");
        foreach (var (at, secret) in former.Index().Where(secret => !string.IsNullOrWhiteSpace(secret.Item)))
            Check(secret, $"Digest:FormerSecrets:{at}");
        _secrets = [current, .. former.Where(secret => !string.IsNullOrWhiteSpace(secret))];
    }

    /// <summary>Keys made of the secrets, for a purpose: the first signs, all of them verify.</summary>
    /// <param name="prefix">What stands before each secret, so that keys for one purpose are none for another.</param>
    internal byte[][] Keys(string prefix) => [.. _secrets.Select(secret => SHA256.HashData(Encoding.UTF8.GetBytes(prefix + secret)))];

    private static void Check(string secret, string setting)
    {
        if (secret.Length < MinLength)
            throw new ArgumentException($"{setting} must have at least {MinLength} random characters; make one with: openssl rand -base64 32");
    }
}
