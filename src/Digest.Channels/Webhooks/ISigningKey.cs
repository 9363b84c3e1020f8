namespace Digest.Channels.Webhooks;

/// <summary>A key that the sender signs with.</summary>
internal interface ISigningKey
{
    /// <summary>The signature, with the name of its version before it: <c>v1,…</c>.</summary>
    string Sign(ReadOnlySpan<byte> signed);
}

/// <summary>Reads keys that sign.</summary>
internal static class SigningKey
{
    /// <summary>What a secret looks like.</summary>
    public const string Rule = "A webhook's secret is whsec_ and the base64 of 24 to 64 bytes, or whsk_ and the base64 of an ed25519 key.";

    /// <summary>Reads a key; null when it is none.</summary>
    public static ISigningKey? Read(string key) => HmacKey.Read(key) as ISigningKey ?? Ed25519Key.Read(key);
}
