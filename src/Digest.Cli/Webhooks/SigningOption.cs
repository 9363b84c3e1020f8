using System.CommandLine;
using Digest.Channels.Webhooks;
using Digest.Cli.Terminal;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;

namespace Digest.Cli.Webhooks;

/// <summary>Chooses how messages are signed, and shows what the receiver needs.</summary>
internal static class SigningOption
{
    /// <summary>The option.</summary>
    public static Option<SigningKind?> Create(string otherwise) => new("--sign")
    {
        Description = $"hmac for a secret that the receiver shares, ed25519 for a public key with which nobody else can sign. Default: {otherwise}.",
        HelpName = "hmac|ed25519",
    };

    /// <summary>Shows what the receiver needs to verify, the one time that it is shown. A private key never is.</summary>
    /// <param name="reporter">Where.</param>
    /// <param name="subscriber">The webhook.</param>
    /// <param name="isNew">Whether the secret was made just now: one that was given is known to who gave it.</param>
    public static void Show(Reporter reporter, Subscriber subscriber, bool isNew = true)
    {
        if (WebhookSignature.PublicKey(subscriber.Secret) is { } key)
            reporter.Say("public key", key);
        else if (isNew)
            reporter.Say("secret", subscriber.Secret!);
    }
}
