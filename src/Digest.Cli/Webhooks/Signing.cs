using System.CommandLine;
using Digest.Channels.Webhooks;
using Digest.Cli.Terminal;
using Digest.Core.Subscribers;

namespace Digest.Cli.Webhooks;

/// <summary>How messages to a webhook are signed.</summary>
internal enum Signing
{
    /// <summary>With a secret that the receiver knows too.</summary>
    Hmac,

    /// <summary>With a private key, of which the receiver knows the public one.</summary>
    Ed25519,
}

/// <summary>Chooses between the kinds, and shows what the receiver needs.</summary>
internal static class SigningOption
{
    /// <summary>The option.</summary>
    public static Option<Signing?> Create(string otherwise) => new("--sign")
    {
        Description = $"hmac for a secret that the receiver shares, ed25519 for a public key with which nobody else can sign. Default: {otherwise}.",
        HelpName = "hmac|ed25519",
    };

    /// <summary>A secret of the kind that was chosen; null when none was.</summary>
    public static string? NewSecret(Signing? signing) => signing switch
    {
        Signing.Ed25519 => WebhookSignature.NewPrivateKey(),
        Signing.Hmac => WebhookSignature.NewSecret(),
        _ => null,
    };

    /// <summary>Shows what the receiver needs to verify, the one time that it is shown. A private key never is.</summary>
    public static void Show(Reporter reporter, Subscriber subscriber)
    {
        if (WebhookSignature.PublicKey(subscriber.Secret) is { } key)
            reporter.Say("public key", key);
        else
            reporter.Say("secret", subscriber.Secret!);
    }
}
