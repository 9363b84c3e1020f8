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

    // What the seed stands for is dear to find out, so that it is found out once. The memory is the library's, which frees it.
    private readonly Key _key;

    private Ed25519Key(Key key) => _key = key;

    public static string NewSecret()
    {
        var seed = RandomNumberGenerator.GetBytes(SeedBytes);
        using var key = Import(seed);
        return Prefix + Convert.ToBase64String([.. seed, .. PublicBytes(key)]);
    }

    public static Ed25519Key? Read(string secret)
    {
        if (!WebhookKeys.TryReadBytes(secret, Prefix, SeedBytes, WholeBytes, out var bytes) || bytes.Length is not (SeedBytes or WholeBytes))
            return null;
        var key = Import(bytes[..SeedBytes]);
        if (bytes.Length is SeedBytes || PublicBytes(key).AsSpan().SequenceEqual(bytes.AsSpan(SeedBytes)))
            return new Ed25519Key(key);
        key.Dispose();
        return null;
    }

    public static string? PublicOf(string? secret) => secret is not null && Read(secret) is { } read ? Ed25519PublicKey.Write(PublicBytes(read._key)) : null;

    public string Sign(ReadOnlySpan<byte> signed) => Version + Convert.ToBase64String(SignatureAlgorithm.Ed25519.Sign(_key, signed));

    private static byte[] PublicBytes(Key key) => key.PublicKey.Export(KeyBlobFormat.RawPublicKey);

    private static Key Import(byte[] seed) => Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
}
