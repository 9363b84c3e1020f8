namespace Digest.Core.Receivers;

/// <summary>How messages to a webhook are signed.</summary>
public enum SigningKind
{
    /// <summary>With a secret that the receiver knows too.</summary>
    Hmac,

    /// <summary>With a private key, of which the receiver knows the public one.</summary>
    Ed25519,
}
