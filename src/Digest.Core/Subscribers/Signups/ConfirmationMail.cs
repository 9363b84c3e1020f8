using Digest.Core.Delivery;
using Digest.Core.Delivery.Owed;
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
    ISignupQueue queue,
    ISubscriberStore subscribers,
    ISuppressionStore suppressions,
    AddressBars bars,
    EditionPress press,
    OwedMails mails,
    ReaderLinks links,
    ILogger<ConfirmationMail> logger)
{
    /// <summary>Sends it, as <see cref="OwedMails"/> does: once, and again while the mail server takes none.</summary>
    public async Task SendAsync(SignupMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        MessageVersion.Check(message.Version, "confirm");
        using var span = Tracing.Continue("send confirmation", message.Trace);
        span?.SetTag(Tags.Edition, message.Edition).SetTag(Tags.Subscriber, message.Id);
        if (await FindAsync(message, cancellationToken) is not { } owed || await mails.TryAsync(owed, message.Attempt, cancellationToken) is not { } done)
            return;
        var outcome = done.Outcome;
        span?.SetTag(Tags.Outcome, outcome.Kind.ToString()).SetTag(Tags.Code, outcome.Code);
        if (done.WasCutOff)
            Log.Again(logger, message.Id, message.Edition);
        if (outcome.Kind is not OutcomeKind.Deferred)
            Log.Outcome(logger, message.Id, message.Edition, outcome.Kind, outcome.Code);
        else if (done.Next is { } next)
            Log.PutOff(logger, message.Id, message.Edition, done.Tries, outcome.Code, next);
        else
            Log.GivenUp(logger, message.Id, message.Edition, done.Tries, outcome.Code, outcome.Detail);
    }

    /// <summary>Takes a message back that the host gave up on, as long as its link is good.</summary>
    public async Task RecoverAsync(SignupMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Version <= MessageVersion.Current && await FindAsync(message, cancellationToken) is { } owed && await mails.RecoverAsync(owed, message.Attempt, cancellationToken))
            Log.Recovered(logger, message.Id, message.Edition);
        else
            Log.Dropped(logger, message.Id, message.Edition);
    }

    private async Task<OwedConfirmation?> FindAsync(SignupMessage message, CancellationToken cancellationToken) =>
        editions.All.FirstOrDefault(known => known.Id == message.Edition) is { } edition && await signups.FindAsync(message.Edition, message.Id, cancellationToken) is { Confirmed: null } signup
            ? new OwedConfirmation(signup, message, signups, queue, token => MakeAsync(edition, signup, token))
            : null;

    private async Task<MadeMail?> MakeAsync(Edition edition, Signup signup, CancellationToken cancellationToken)
    {
        // A mailbox that complained as a reader is not written to as the contact of a receiver either.
        var mailbox = SubscriberId.For(edition.Id, ChannelKind.Email, signup.Address);
        var subscriber = await subscribers.FindAsync(edition.Id, mailbox, cancellationToken);
        if (Lifting.IsBarred(subscriber, await suppressions.FindAsync(edition.Id, mailbox, cancellationToken)) || await bars.ElsewhereAsync(edition.Id, signup.Address, cancellationToken) is not null)
        {
            Log.Barred(logger, signup.Id, edition.Id);
            return null;
        }

        var notice = await RenderAsync(edition.In(signup.Language), signup, subscriber, cancellationToken);
        return new MadeMail(edition, new NoticeRecipient(signup.Address, "", DeliveryId.For($"confirm {signup.Nonce}", signup.Id)), notice);
    }

    private Task<RenderedNotice> RenderAsync(Edition edition, Signup signup, Subscriber? subscriber, CancellationToken cancellationToken)
    {
        var (step, link) = (signup.Receiver, subscriber) switch
        {
            // Whether a receiver is known is not said: its contact need not be whoever typed this one.
            (not null, _) => ("receiver_confirm", links.Confirmation(edition, signup)),
            (_, { Status: SubscriberStatus.Active }) => ("known", links.Preferences(edition, signup.Id)),
            _ => ("confirm", links.Confirmation(edition, signup)),
        };
        return press.RenderNoticeAsync(edition, new NoticeContent("notices/confirm", step, link.AbsoluteUri), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The mail to confirm for {Subscriber} of edition {Edition}: {Outcome} ({Code})")]
        public static partial void Outcome(ILogger logger, string subscriber, string edition, OutcomeKind outcome, string code);

        [LoggerMessage(2, LogLevel.Information, "{Subscriber} asked for edition {Edition}, but the address complained or refused mail: nothing is sent until an operator lifts that")]
        public static partial void Barred(ILogger logger, string subscriber, string edition);

        [LoggerMessage(3, LogLevel.Warning, "The mail to confirm for {Subscriber} of edition {Edition} was put off (try {Try}, {Code}); it is tried again at {Next:u}")]
        public static partial void PutOff(ILogger logger, string subscriber, string edition, int @try, string code, DateTimeOffset next);

        [LoggerMessage(4, LogLevel.Error, "The mail to confirm for {Subscriber} of edition {Edition} was put off {Tries} times and is given up ({Code}): {Detail} See to the relay of Digest:Smtp. The reader may ask again")]
        public static partial void GivenUp(ILogger logger, string subscriber, string edition, int tries, string code, string detail);

        [LoggerMessage(5, LogLevel.Error, "The mail to confirm for {Subscriber} of edition {Edition} could not be made although that was tried several times; the log of function SendConfirmation has the cause. It is tried again in half an hour")]
        public static partial void Recovered(ILogger logger, string subscriber, string edition);

        [LoggerMessage(6, LogLevel.Error, "A message for the mail to confirm for {Subscriber} of edition {Edition} failed several times and is dropped: its link is old, it was sent since, or a newer version of Digest queued it. The log of function SendConfirmation has the cause; the reader may ask again")]
        public static partial void Dropped(ILogger logger, string subscriber, string edition);

        [LoggerMessage(7, LogLevel.Warning, "A worker ended before it had recorded what became of the mail to confirm for {Subscriber} of edition {Edition}: it was sent again under the same Message-ID, and may come twice")]
        public static partial void Again(ILogger logger, string subscriber, string edition);
    }
}
