using NSec.Cryptography;

namespace Digest.Channels.Webhooks;

/// <summary>The public key of <see cref="Ed25519Key"/>, which a receiver verifies with.</summary>
internal sealed class Ed25519PublicKey : IVerifyingKey
{
    private const string Prefix = "whpk_";
    private const int KeyBytes = 32;
    private const int SignatureBytes = 64;

    private readonly PublicKey _key;

    private Ed25519PublicKey(PublicKey key) => _key = key;

    public static string Write(byte[] key) => Prefix + Convert.ToBase64String(key);

    public static Ed25519PublicKey? Read(string key) =>
        WebhookKeys.TryReadBytes(key, Prefix, KeyBytes, KeyBytes, out var bytes) && PublicKey.TryImport(SignatureAlgorithm.Ed25519, bytes, KeyBlobFormat.RawPublicKey, out var read) && read is not null
            ? new Ed25519PublicKey(read)
            : null;

    public bool VerifiesAny(ReadOnlySpan<byte> signed, IReadOnlyList<string> signatures)
    {
        foreach (var signature in signatures)
        {
            if (WebhookKeys.TryReadBytes(signature, Ed25519Key.Version, SignatureBytes, SignatureBytes, out var bytes) && SignatureAlgorithm.Ed25519.Verify(_key, signed, bytes))
                return true;
        }
        return false;
    }
}
