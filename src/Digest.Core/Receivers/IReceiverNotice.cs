using Digest.Core.Editions;
using Digest.Core.Subscribers;

namespace Digest.Core.Receivers;

/// <summary>Tells people what became of the receivers that they look after.</summary>
public interface IReceiverNotice
{
    /// <summary>Tells the contact of a receiver that it gets issues, and where that is changed or ended.</summary>
    Task AddedAsync(Edition edition, Subscriber subscriber, CancellationToken cancellationToken);

    /// <summary>Tells that a receiver is switched off.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="subscriber">The receiver, with the reason.</param>
    /// <param name="address">The mailbox of whoever looks after it.</param>
    /// <param name="since">Since when it failed; null when it is gone for good.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task DisabledAsync(Edition edition, Subscriber subscriber, string address, DateTimeOffset? since, CancellationToken cancellationToken);
}
