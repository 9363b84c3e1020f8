using System.Globalization;
using System.Text;

namespace Digest.Channels.Webhooks;

/// <summary>
/// Signs webhooks and verifies them, as Standard Webhooks 1.0.0 says: over <c>id.timestamp.body</c>, with HMAC-SHA256
/// (<c>v1</c>) or ed25519 (<c>v1a</c>). Where a secret is taken, several may stand, separated by blanks: while one replaces
/// another, a message carries a signature for each, and any of them is accepted.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header with the id of the message: the same on every attempt, for a receiver to tell a repetition.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header with the time of the attempt, in seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header with the signatures, separated by blanks.</summary>
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far the time of an attempt may be from the receiver's clock, both ways: 5 minutes.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>A new random secret that the sender and the receiver share: <c>whsec_…</c>.</summary>
    public static string NewSecret() => HmacKey.NewSecret();

    /// <summary>A new random private key, <c>whsk_…</c>, which the receiver need not know.</summary>
    public static string NewPrivateKey() => Ed25519Key.NewSecret();

    /// <summary>The public key of a private one, <c>whpk_…</c>, by which the receiver verifies; null for every other secret.</summary>
    public static string? PublicKey(string? secret) => Ed25519Key.PublicOf(secret);

    /// <summary>Whether these are one or more secrets to sign with: <c>whsec_</c> and the base64 of 24 to 64 bytes, or <c>whsk_</c> and that of an ed25519 key.</summary>
    public static bool IsSecret(string? secrets) => WebhookKeys.TryRead(secrets, SigningKey.Read, out _);

    /// <summary>The value of <see cref="SignatureHeader"/>.</summary>
    /// <param name="secrets">The secret, or several.</param>
    /// <param name="id">The id of the message; it has no dot, which separates what is signed.</param>
    /// <param name="timestamp">The time of this attempt.</param>
    /// <param name="body">Exactly the bytes that are sent.</param>
    /// <exception cref="ArgumentException">A secret or the id is malformed; the message does not quote the secret.</exception>
    public static string Sign(string secrets, string id, DateTimeOffset timestamp, ReadOnlySpan<byte> body)
    {
        if (!WebhookKeys.TryRead(secrets, SigningKey.Read, out var keys))
            throw new ArgumentException(SigningKey.Rule, nameof(secrets));
        return Sign(keys, id, timestamp, body);
    }

    /// <summary>The same with keys that were read before.</summary>
    internal static string Sign(IReadOnlyList<ISigningKey> keys, string id, DateTimeOffset timestamp, ReadOnlySpan<byte> body)
    {
        if (id.Length == 0 || id.Contains('.', StringComparison.Ordinal))
            throw new ArgumentException($"'{id}' is not the id of a webhook: it must not be empty or have a dot.", nameof(id));
        var signed = Signed(id, Seconds(timestamp), body);
        return string.Join(' ', keys.Select(key => key.Sign(signed)));
    }

    /// <summary>Whether one of the signatures was made of this message with one of the secrets, and not too long ago.</summary>
    /// <param name="secrets">The secret (<c>whsec_…</c>) or public key (<c>whpk_…</c>), or several.</param>
    /// <param name="id">The value of <see cref="IdHeader"/>; null when the header is missing.</param>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>; null when the header is missing.</param>
    /// <param name="signatures">The value of <see cref="SignatureHeader"/>; null when the header is missing.</param>
    /// <param name="body">Exactly the bytes that were received.</param>
    /// <param name="now">The receiver's clock.</param>
    public static bool Verify(string secrets, string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || signatures is null || !WebhookKeys.TryRead(secrets, VerifyingKey.Read, out var keys))
            return false;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
            return false;
        var signed = Signed(id, timestamp, body);
        var given = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var verified = false;
        foreach (var key in keys)
            verified |= key.VerifiesAny(signed, given);
        return verified;
    }

    internal static string Seconds(DateTimeOffset timestamp) => timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] Signed(string id, string timestamp, ReadOnlySpan<byte> body) => [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
}
