using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Feedback.Mail;

namespace Digest.Core.Subscribers;

/// <summary>
/// Unsubscribes whoever left by mail: the mailto address of <c>List-Unsubscribe</c> (RFC 2369) makes a reader's program
/// write the token of the link as the subject. Nobody else can make one, whoever the sender claims to be.
/// </summary>
public sealed class MailedLeave(EditionList editions, UnsubscribeLinks links, Withdrawals withdrawals)
{
    /// <summary>Lets the reader go whom a mail names; false when it names none.</summary>
    /// <param name="mail">The mail as it came.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<bool> HeedAsync(ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        var token = MailHeaders.Read(mail.Span, out _).First("Subject").Trim();
        foreach (var edition in editions.All)
        {
            if (links.Read(edition.Id, token) is { } reader)
                return await withdrawals.UnsubscribeAsync(edition.Id, reader, "mail", ip: null, cancellationToken);
        }

        return false;
    }
}
