namespace Digest.Channels.Webhooks;

/// <summary>A key that a receiver verifies with.</summary>
internal interface IVerifyingKey
{
    /// <summary>Whether one of the signatures, each with the name of its version before it, was made of these bytes with this key.</summary>
    bool VerifiesAny(ReadOnlySpan<byte> signed, IReadOnlyList<string> signatures);
}

/// <summary>Reads keys that verify.</summary>
internal static class VerifyingKey
{
    /// <summary>Reads a key; null when it is none.</summary>
    public static IVerifyingKey? Read(string key) => HmacKey.Read(key) as IVerifyingKey ?? Ed25519PublicKey.Read(key);
}
