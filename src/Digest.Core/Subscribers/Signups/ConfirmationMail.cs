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
    ISignupQueue queue,
    ISubscriberStore subscribers,
    ISuppressionStore suppressions,
    AddressBars bars,
    EditionPress press,
    INoticeMail mail,
    ReaderLinks links,
    TimeProvider time,
    ILogger<ConfirmationMail> logger)
{
    // What the host gave up on after a few tries within minutes, such as a template that is being mended.
    private static readonly TimeSpan AfterFaults = TimeSpan.FromMinutes(30);

    /// <summary>Sends it, at most once. While the mail server takes none it goes back on the queue, as <see cref="ConfirmationSchedule"/> says.</summary>
    public async Task SendAsync(SignupMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        MessageVersion.Check(message.Version, "confirm");
        using var span = Tracing.Continue("send confirmation", message.Trace);
        span?.SetTag(Tags.Edition, message.Edition).SetTag(Tags.Subscriber, message.Id);
        if (editions.All.FirstOrDefault(known => known.Id == message.Edition) is not { } edition
            || await FindAsync(message, cancellationToken) is not { } signup)
            return;
        // A mailbox that complained as a reader is not written to as the contact of a receiver either.
        var mailbox = SubscriberId.For(edition.Id, ChannelKind.Email, signup.Address);
        var subscriber = await subscribers.FindAsync(edition.Id, mailbox, cancellationToken);
        if (Lifting.IsBarred(subscriber, await suppressions.FindAsync(edition.Id, mailbox, cancellationToken)) || await bars.ElsewhereAsync(edition.Id, signup.Address, cancellationToken) is not null)
        {
            Log.Barred(logger, signup.Id, edition.Id);
            return;
        }
        // What can break does so before the claim.
        var notice = await RenderAsync(edition.In(signup.Language), signup, subscriber, cancellationToken);
        // Claimed before it goes out: a crash costs the mail, for which the reader can ask again, and never sends two.
        if (await signups.TryWriteAsync(signup with { Sent = time.GetUtcNow(), Tries = message.Attempt + 1 }, cancellationToken) is not { } claimed)
            return;
        try
        {
            var outcome = await mail.SendAsync(edition, new NoticeRecipient(signup.Address, "", DeliveryId.For($"confirm {signup.Nonce}", signup.Id)), notice, cancellationToken);
            Log.Outcome(logger, signup.Id, edition.Id, outcome.Kind, outcome.Code);
            span?.SetTag(Tags.Outcome, outcome.Kind.ToString()).SetTag(Tags.Code, outcome.Code);
            if (outcome.Kind is not OutcomeKind.Deferred)
                return;
            await PutOffAsync(message, signup, outcome);
        }
        catch
        {
            // It was not handed over: the host's next try finds it as it was.
            await signups.TryWriteAsync(signup with { Version = claimed.Version }, CancellationToken.None);
            throw;
        }

        await signups.TryWriteAsync(claimed with { Sent = null }, CancellationToken.None);
    }

    /// <summary>Takes a message back that the host gave up on, as long as its link is good.</summary>
    public async Task RecoverAsync(SignupMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Version <= MessageVersion.Current && await FindAsync(message, cancellationToken) is { } signup && time.GetUtcNow() + AfterFaults < ConfirmationSchedule.EndOf(signup))
        {
            Log.Recovered(logger, message.Id, message.Edition);
            await queue.EnqueueAsync(message, AfterFaults, cancellationToken);
        }
        else
        {
            Log.Dropped(logger, message.Id, message.Edition);
        }
    }

    // A newer wish has a message of its own, and of each try there is one: the others are of the past.
    private async Task<Signup?> FindAsync(SignupMessage message, CancellationToken cancellationToken) =>
        await signups.FindAsync(message.Edition, message.Id, cancellationToken) is { Confirmed: null } signup
            && signup.Tries == message.Attempt && (signup.Tries > 0 || signup.Sent is null) && time.GetUtcNow() < signup.Expires ? signup : null;

    private async Task PutOffAsync(SignupMessage message, Signup signup, DeliveryOutcome outcome)
    {
        var now = time.GetUtcNow();
        if (ConfirmationSchedule.Next(signup, message.Attempt + 1, now, outcome.RetryAfter) is { } next)
        {
            Log.PutOff(logger, signup.Id, signup.Edition, message.Attempt + 1, outcome.Code, next);
            await queue.EnqueueAsync(message with { Attempt = message.Attempt + 1 }, next - now, CancellationToken.None);
        }
        else
        {
            Log.GivenUp(logger, signup.Id, signup.Edition, message.Attempt + 1, outcome.Code, outcome.Detail);
        }
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
    }
}
