using System.Security.Cryptography;
using NSec.Cryptography;

namespace Digest.Channels.Webhooks;

/// <summary>
/// A private key (<c>v1a</c>): the receiver holds its public key only, with which nobody can sign. The standard
/// does not say whether the public key stands behind the seed: it is written so, and the seed alone is taken too.
/// </summary>
internal sealed class Ed25519Key : ISigningKey
{
    public const string Version = "v1a,";
    private const string Prefix = "whsk_";
    private const int SeedBytes = 32;
    private const int WholeBytes = 64;

    private readonly byte[] _seed;

    private Ed25519Key(byte[] seed) => _seed = seed;

    public static string NewSecret()
    {
        var seed = RandomNumberGenerator.GetBytes(SeedBytes);
        return Prefix + Convert.ToBase64String([.. seed, .. PublicBytes(seed)]);
    }

    public static Ed25519Key? Read(string key)
    {
        if (!WebhookKeys.TryReadBytes(key, Prefix, SeedBytes, WholeBytes, out var bytes))
            return null;
        var seed = bytes[..SeedBytes];
        return bytes.Length is SeedBytes || (bytes.Length is WholeBytes && PublicBytes(seed).AsSpan().SequenceEqual(bytes.AsSpan(SeedBytes))) ? new Ed25519Key(seed) : null;
    }

    public static string? PublicOf(string? secret) => secret is not null && Read(secret) is { } key ? Ed25519PublicKey.Write(PublicBytes(key._seed)) : null;

    public string Sign(ReadOnlySpan<byte> signed)
    {
        using var key = Import(_seed);
        return Version + Convert.ToBase64String(SignatureAlgorithm.Ed25519.Sign(key, signed));
    }

    private static byte[] PublicBytes(byte[] seed)
    {
        using var key = Import(seed);
        return key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    private static Key Import(byte[] seed) => Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
}
