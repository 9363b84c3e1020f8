using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Subscribers;

namespace Digest.Core.Receivers;

/// <summary>A channel to programs: webhooks and chats, which can be asked whether they are there before they get an issue.</summary>
public interface IReceiverChannel : IChannel
{
    /// <summary>A secret for a subscriber, where the sender makes it; null where the receiver gives it or there is none.</summary>
    /// <param name="kind">The kind that was chosen; null for that of the former one, or the usual one.</param>
    /// <param name="former">The secret that it replaces; null for a new subscriber.</param>
    string? NewSecret(SigningKind? kind, string? former);

    /// <summary>Which rule the address or the secret of somebody who wants to subscribe breaks, by what can be read in them: the net is not asked; null for none.</summary>
    string? Problem(string address, string? secret);

    /// <summary>Judges them fully, by the addresses of the host too; nothing is sent.</summary>
    /// <exception cref="Exception">They break a rule; the message says which, and nothing of the network.</exception>
    Task CheckAsync(string address, string? secret, CancellationToken cancellationToken);

    /// <summary>Sends a message that says nothing but that the connection works.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="subscriber">Whom it goes to.</param>
    /// <param name="messageId">32 hex digits that no message had before.</param>
    /// <param name="cancellationToken">Cancels before anything is sent.</param>
    Task<DeliveryOutcome> TestAsync(Edition edition, Subscriber subscriber, string messageId, CancellationToken cancellationToken);
}
