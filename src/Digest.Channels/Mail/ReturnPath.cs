using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Mail;

namespace Digest.Channels.Mail;

/// <summary>The envelope senders of an issue's copies: one for all, or one for each that names its copy (VERP).</summary>
/// <param name="address">Where bounces go.</param>
/// <param name="tokens">Makes the names; null for one address for all.</param>
/// <param name="edition">The edition's id.</param>
/// <param name="week">The week.</param>
internal sealed class ReturnPath(EmailAddress address, BounceTokens? tokens, string edition, string week)
{
    public EmailAddress For(Subscriber subscriber) =>
        tokens is null ? address : address.WithDetail(tokens.For(edition, week, subscriber.Id));
}
