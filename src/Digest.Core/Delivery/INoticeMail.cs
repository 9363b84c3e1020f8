using Digest.Core.Editions;
using Digest.Core.Templates.Notices;

namespace Digest.Core.Delivery;

/// <summary>Whom a notice goes to.</summary>
/// <param name="Address">The mailbox.</param>
/// <param name="Name">The name beside it; empty for none.</param>
/// <param name="Id">What the message is known by, 32 hex digits: the same whenever the same notice is sent again.</param>
public sealed record NoticeRecipient(string Address, string Name, string Id);

/// <summary>Sends single mails that are part of no issue: to confirm a subscription, to tell an owner of trouble.</summary>
public interface INoticeMail
{
    /// <summary>Sends one. What goes wrong on the way is an outcome, not an exception.</summary>
    Task<DeliveryOutcome> SendAsync(Edition edition, NoticeRecipient recipient, RenderedNotice notice, CancellationToken cancellationToken);
}
