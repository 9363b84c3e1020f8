using System.Security.Cryptography;
using System.Text;

namespace Digest.Channels.Webhooks;

/// <summary>A secret that sender and receiver share (<c>v1</c>): HMAC-SHA256.</summary>
internal sealed class HmacKey : ISigningKey, IVerifyingKey
{
    private const string Prefix = "whsec_";
    private const string Version = "v1,";
    private const int LeastBytes = 24;
    private const int MostBytes = 64;

    private readonly byte[] _key;

    private HmacKey(byte[] key) => _key = key;

    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static HmacKey? Read(string key) => WebhookKeys.TryReadBytes(key, Prefix, LeastBytes, MostBytes, out var bytes) ? new HmacKey(bytes) : null;

    public string Sign(ReadOnlySpan<byte> signed) => Version + Convert.ToBase64String(HMACSHA256.HashData(_key, signed));

    public bool VerifiesAny(ReadOnlySpan<byte> signed, IReadOnlyList<string> signatures)
    {
        var expected = Encoding.ASCII.GetBytes(Sign(signed));
        var verified = false;
        foreach (var signature in signatures)
            verified |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        return verified;
    }
}
