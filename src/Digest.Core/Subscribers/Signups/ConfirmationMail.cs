using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Messages;
using Digest.Core.Observing;
using Digest.Core.Templates.Notices;
using Digest.Core.Templates.Overrides;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Subscribers.Signups;

/// <summary>
/// Sends the one mail of a wish to subscribe: to a stranger the link to confirm, to a reader the word that nothing needs
/// to be done. Nothing else stands in it, least of all the name, which whoever typed the address could have chosen to say something.
/// </summary>
public sealed partial class ConfirmationMail(
    EditionList editions,
    ISignupStore signups,
    ISubscriberStore subscribers,
    ISuppressionStore suppressions,
    AddressBars bars,
    EditionPress press,
    INoticeMail mail,
    ReaderLinks links,
    TimeProvider time,
    ILogger<ConfirmationMail> logger)
{
    /// <summary>Sends it, at most once.</summary>
    /// <exception cref="InvalidOperationException">The mail server took nothing; the queue tries again.</exception>
    public async Task SendAsync(SignupMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        MessageVersion.Check(message.Version, "confirm");
        using var span = Tracing.Continue("send confirmation", message.Trace);
        span?.SetTag(Tags.Edition, message.Edition).SetTag(Tags.Subscriber, message.Id);
        if (editions.All.FirstOrDefault(known => known.Id == message.Edition) is not { } edition
            || await signups.FindAsync(message.Edition, message.Id, cancellationToken) is not { Sent: null, Confirmed: null } signup)
            return;
        // A mailbox that complained as a reader is not written to as the contact of a receiver either.
        var mailbox = SubscriberId.For(edition.Id, ChannelKind.Email, signup.Address);
        var subscriber = await subscribers.FindAsync(edition.Id, mailbox, cancellationToken);
        if (Lifting.IsBarred(subscriber, await suppressions.FindAsync(edition.Id, mailbox, cancellationToken)) || await bars.ElsewhereAsync(edition.Id, signup.Address, cancellationToken) is not null)
        {
            Log.Barred(logger, signup.Id, edition.Id);
            return;
        }
        // Claimed before it goes out: a crash costs the mail, for which the reader can ask again, and never sends two.
        if (await signups.TryWriteAsync(signup with { Sent = time.GetUtcNow() }, cancellationToken) is not { } claimed)
            return;
        var outcome = await SendAsync(edition.In(signup.Language), signup, subscriber, cancellationToken);
        Log.Outcome(logger, signup.Id, edition.Id, outcome.Kind, outcome.Code);
        span?.SetTag(Tags.Outcome, outcome.Kind.ToString()).SetTag(Tags.Code, outcome.Code);
        if (outcome.Kind is not OutcomeKind.Deferred)
            return;
        await signups.TryWriteAsync(claimed with { Sent = null }, cancellationToken);
        throw new InvalidOperationException($"The mail to confirm a subscription of edition '{edition.Id}' was not taken ({outcome.Code}): see to the relay of Digest:Smtp.");
    }

    private async Task<DeliveryOutcome> SendAsync(Edition edition, Signup signup, Subscriber? subscriber, CancellationToken cancellationToken)
    {
        var (step, link) = (signup.Receiver, subscriber) switch
        {
            // Whether a receiver is known is not said: its contact need not be whoever typed this one.
            (not null, _) => ("receiver_confirm", links.Confirmation(edition, signup)),
            (_, { Status: SubscriberStatus.Active }) => ("known", links.Preferences(edition, signup.Id)),
            _ => ("confirm", links.Confirmation(edition, signup)),
        };
        var notice = await press.RenderNoticeAsync(edition, new NoticeContent("notices/confirm", step, link.AbsoluteUri), cancellationToken);
        return await mail.SendAsync(edition, new NoticeRecipient(signup.Address, "", DeliveryId.For($"confirm {signup.Nonce}", signup.Id)), notice, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The mail to confirm for {Subscriber} of edition {Edition}: {Outcome} ({Code})")]
        public static partial void Outcome(ILogger logger, string subscriber, string edition, OutcomeKind outcome, string code);

        [LoggerMessage(2, LogLevel.Information, "{Subscriber} asked for edition {Edition}, but the address complained or refused mail: nothing is sent until an operator lifts that")]
        public static partial void Barred(ILogger logger, string subscriber, string edition);
    }
}
