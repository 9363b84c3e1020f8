using Digest.Core.Delivery;
using Digest.Core.Delivery.Owed;
using Digest.Core.Editions;
using Digest.Core.Messages;
using Digest.Core.Observing;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Notices;
using Digest.Core.Templates.Overrides;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Receivers;

/// <summary>
/// Tells owners of receivers by e-mail what became of them, in their language or the edition's: the contact that a receiver
/// gets issues, and the contact or the editor that it is switched off. What has changed meanwhile is not told any more.
/// </summary>
public sealed partial class ReceiverMail(
    EditionList editions,
    ISubscriberStore subscribers,
    IReceiverNoticeQueue queue,
    EditionPress press,
    OwedMails mails,
    ReaderLinks links,
    ILogger<ReceiverMail> logger)
{
    /// <summary>Whoever is told what becomes of a receiver; null for nobody.</summary>
    public static string? OwnerOf(Edition edition, Subscriber receiver)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(receiver);
        return (receiver.Contact ?? edition.EditorAddress) is { Length: > 0 } address ? address : null;
    }

    /// <summary>Sends it, as <see cref="OwedMails"/> does: once, and again while the mail server takes none.</summary>
    public async Task SendAsync(ReceiverNoticeMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        MessageVersion.Check(message.Version, "notices");
        using var span = Tracing.Continue("tell owner", message.Trace);
        span?.SetTag(Tags.Edition, message.Edition).SetTag(Tags.Subscriber, message.Id);
        if (await FindAsync(message, cancellationToken) is not var (step, owed))
        {
            Log.Outdated(logger, message.Id, message.Edition, message.Changed);
            return;
        }

        if (await mails.TryAsync(owed, message.Attempt, cancellationToken) is not { } done)
            return;
        var outcome = done.Outcome;
        span?.SetTag(Tags.Outcome, outcome.Kind.ToString()).SetTag(Tags.Code, outcome.Code);
        if (done.WasCutOff)
            Log.Again(logger, message.Id, message.Edition, step);
        if (outcome.Kind is OutcomeKind.Sent)
            Log.Told(logger, message.Id, message.Edition, step);
        else if (outcome.Kind is not OutcomeKind.Deferred)
            Log.NotTold(logger, message.Id, message.Edition, step, outcome.Kind, outcome.Code, outcome.Detail);
        else if (done.Next is { } next)
            Log.PutOff(logger, message.Id, message.Edition, step, done.Tries, outcome.Code, next);
        else
            Log.GivenUp(logger, message.Id, message.Edition, step, done.Tries, outcome.Code, outcome.Detail);
    }

    /// <summary>Takes a message back that the host gave up on, as long as it says what is so.</summary>
    public async Task RecoverAsync(ReceiverNoticeMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Version <= MessageVersion.Current && await FindAsync(message, cancellationToken) is var (_, owed) && await mails.RecoverAsync(owed, message.Attempt, cancellationToken))
            Log.Recovered(logger, message.Id, message.Edition);
        else
            Log.Dropped(logger, message.Id, message.Edition);
    }

    private async Task<(string Step, OwedNotice Owed)?> FindAsync(ReceiverNoticeMessage message, CancellationToken cancellationToken)
    {
        if (editions.All.FirstOrDefault(known => known.Id == message.Edition) is not { } edition
            || await subscribers.FindAsync(edition.Id, message.Id, cancellationToken) is not { } row
            || row.Changed != message.Changed)
            return null;
        (string Step, string? Address) told = row.Status switch
        {
            SubscriberStatus.Active => ("receiver_added", row.Contact),
            SubscriberStatus.Disabled => (message.Since is null ? "receiver_gone" : "receiver_failing", OwnerOf(edition, row)),
            _ => ("", null),
        };
        return string.IsNullOrEmpty(told.Address)
            ? null
            : (told.Step, new OwedNotice(row, message, subscribers, queue, token => MakeAsync(edition, row, told.Address, told.Step, message.Since, token)));
    }

    private async Task<MadeMail?> MakeAsync(Edition edition, Subscriber receiver, string address, string step, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var own = receiver.Language is { } language && ReaderChoices.Languages.Contains(language) ? edition.In(language) : edition;
        var content = new NoticeContent("notices/receiver", step, links.Preferences(edition, receiver.Id).AbsoluteUri)
        {
            Receiver = new NoticeReceiver(receiver.Id, receiver.Channel.ToString(), receiver.Reason ?? "", since),
        };
        var notice = await press.RenderNoticeAsync(own, content, cancellationToken);
        return new MadeMail(edition, new NoticeRecipient(address, "", DeliveryId.For($"{step} {receiver.Changed:O}", receiver.Id)), notice);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The owner of subscriber {Subscriber} of edition {Edition} was told what became of it ({Step})")]
        public static partial void Told(ILogger logger, string subscriber, string edition, string step);

        [LoggerMessage(2, LogLevel.Warning, "The owner of subscriber {Subscriber} of edition {Edition} could not be told what became of it ({Step}, {Outcome}, {Code}): {Detail} See it with: digest webhooks log {Subscriber}")]
        public static partial void NotTold(ILogger logger, string subscriber, string edition, string step, OutcomeKind outcome, string code, string detail);

        [LoggerMessage(3, LogLevel.Warning, "The mail that tells the owner of subscriber {Subscriber} of edition {Edition} what became of it ({Step}) was put off (try {Try}, {Code}); it is tried again at {Next:u}")]
        public static partial void PutOff(ILogger logger, string subscriber, string edition, string step, int @try, string code, DateTimeOffset next);

        [LoggerMessage(4, LogLevel.Warning, "The mail that tells the owner of subscriber {Subscriber} of edition {Edition} what became of it ({Step}) was put off {Tries} times and is given up ({Code}): {Detail} See to the relay of Digest:Smtp, and tell the owner otherwise; what became of it: digest webhooks log {Subscriber}")]
        public static partial void GivenUp(ILogger logger, string subscriber, string edition, string step, int tries, string code, string detail);

        [LoggerMessage(5, LogLevel.Information, "The owner of subscriber {Subscriber} of edition {Edition} is not told of {Changed:u}: it was switched on or off since, left, or was forgotten, or it has no owner")]
        public static partial void Outdated(ILogger logger, string subscriber, string edition, DateTimeOffset changed);

        [LoggerMessage(6, LogLevel.Warning, "A worker ended before it had recorded whether the owner of subscriber {Subscriber} of edition {Edition} was told what became of it ({Step}): the mail was sent again under the same Message-ID, and may come twice")]
        public static partial void Again(ILogger logger, string subscriber, string edition, string step);

        [LoggerMessage(7, LogLevel.Error, "The mail to the owner of subscriber {Subscriber} of edition {Edition} could not be made although that was tried several times; the log of function SendReceiverNotice has the cause. It is tried again in half an hour")]
        public static partial void Recovered(ILogger logger, string subscriber, string edition);

        [LoggerMessage(8, LogLevel.Error, "A message for the mail to the owner of subscriber {Subscriber} of edition {Edition} failed several times and is dropped: it is out of date, was sent since, or a newer version of Digest queued it. The log of function SendReceiverNotice has the cause")]
        public static partial void Dropped(ILogger logger, string subscriber, string edition);
    }
}
