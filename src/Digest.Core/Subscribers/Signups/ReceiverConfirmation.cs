using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Observing;
using Digest.Core.Receivers;
using Digest.Core.Subscribers.Consent;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Subscribers.Signups;

/// <summary>
/// Makes a subscriber of a receiver whose contact confirms from the mailbox: then, and not before, it is sent a message,
/// and its answer proves that the contact speaks for it. Every step can be repeated.
/// </summary>
public sealed partial class ReceiverConfirmation(
    ISignupStore signups,
    ISubscriberStore subscribers,
    ISuppressionStore suppressions,
    IConsentStore consents,
    ReceiverDesk desk,
    IReceiverNoticeQueue notices,
    SignupLimits limits,
    TimeProvider time,
    ILogger<ReceiverConfirmation> logger)
{
    /// <summary>How far the receiver of a wish has come; looking changes nothing.</summary>
    public async Task<ReceiverStanding> LookAsync(Signup signup, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(signup);
        if (signup.Confirmed is null)
            return Standing(signup, ReceiverStep.Asked);
        return await OwnAsync(signup, cancellationToken) is { } row ? Of(row) : Standing(signup, ReceiverStep.Refused);
    }

    /// <summary>
    /// Confirms the wish for a receiver, and sends it a test message; the next time, the message alone. The secret is told
    /// until the wish is known to be confirmed, which is written last.
    /// </summary>
    /// <param name="edition">The edition.</param>
    /// <param name="signup">The wish, as its link named it.</param>
    /// <param name="ip">The net address that confirms.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ReceiverStanding> ConfirmAsync(Edition edition, Signup signup, string? ip, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(signup);
        if (signup.Confirmed is not null)
            return await AgainAsync(edition, signup, ip, cancellationToken);
        if (!await limits.TryTakeAsync(edition.Id, ip, cancellationToken))
            return Standing(signup, ReceiverStep.Busy);
        if (await AgreeAsync(edition, signup, ip, cancellationToken) is not { } row)
            return Standing(signup, ReceiverStep.Refused);
        await TellOwedAsync(row, cancellationToken);
        var standing = row.Status is SubscriberStatus.Active ? Of(row) : await TestAsync(edition, row, cancellationToken);
        await signups.TryWriteAsync(signup with { Confirmed = time.GetUtcNow() }, cancellationToken);
        Log.Confirmed(logger, row.Id, edition.Id);
        // What was registered before the wish, and its secret told, is only found again.
        return row.Changed >= signup.Requested ? standing with { Secret = row.Secret } : standing;
    }

    /// <summary>Sends a receiver that waits, or was switched off, a test message.</summary>
    public async Task<ReceiverStanding> PingAsync(Edition edition, Subscriber receiver, string? ip, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(receiver);
        if (receiver.Status is SubscriberStatus.Active)
            return Of(receiver);
        return await limits.TryTakeAsync(edition.Id, ip, cancellationToken) ? await TestAsync(edition, receiver, cancellationToken) : Of(receiver) with { Step = ReceiverStep.Busy };
    }

    /// <summary>How far a registered receiver has come.</summary>
    public static ReceiverStanding Of(Subscriber receiver)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        return new(receiver.Status is SubscriberStatus.Active ? ReceiverStep.Active : ReceiverStep.Waiting, receiver.Channel, receiver.Address) { Receiver = receiver };
    }

    private async Task<ReceiverStanding> AgainAsync(Edition edition, Signup signup, string? ip, CancellationToken cancellationToken)
    {
        if (await OwnAsync(signup, cancellationToken) is not { } known)
            return Standing(signup, ReceiverStep.Refused);
        await TellOwedAsync(known, cancellationToken);
        return await PingAsync(edition, known, ip, cancellationToken);
    }

    // Whoever made it active may have ended before the notice was queued.
    private Task TellOwedAsync(Subscriber known, CancellationToken cancellationToken) => known.Notice is null ? TellAsync(known, cancellationToken) : Task.CompletedTask;

    // The receiver, agreed to and proved; null when it is not this contact's. An earlier press that was cut short may have come so far.
    private async Task<Subscriber?> AgreeAsync(Edition edition, Signup signup, string? ip, CancellationToken cancellationToken)
    {
        var suppression = await suppressions.FindAsync(edition.Id, signup.ReaderId, cancellationToken);
        if (Lifting.IsBarred(await subscribers.FindAsync(edition.Id, signup.ReaderId, cancellationToken), suppression))
            return null;
        if ((await RegisterAsync(signup, cancellationToken) ?? await OwnAsync(signup, cancellationToken)) is not { } row)
            return null;
        await consents.AppendAsync(SignupConfirmation.Proof(edition, signup, time.GetUtcNow(), ip), cancellationToken);
        return suppression is null || await suppressions.RemoveAsync(suppression, cancellationToken) ? row : null;
    }

    private Task<Subscriber?> RegisterAsync(Signup signup, CancellationToken cancellationToken)
    {
        var receiver = new Subscriber
        {
            Id = signup.ReaderId,
            Edition = signup.Edition,
            Channel = signup.Channel,
            Address = signup.Receiver!,
            Name = signup.Name,
            Language = signup.Language,
            Sections = signup.Sections,
            Contact = signup.Address,
        };
        return desk.RegisterAsync(receiver, signup.Signing, signup.Requested, cancellationToken);
    }

    private async Task<ReceiverStanding> TestAsync(Edition edition, Subscriber receiver, CancellationToken cancellationToken)
    {
        var answer = await desk.TestAsync(receiver, cancellationToken);
        if (answer.Kind is not OutcomeKind.Sent)
            return Of(receiver) with { Step = ReceiverStep.Waiting, Answer = answer.Code };
        if (await subscribers.FindAsync(edition.Id, receiver.Id, cancellationToken) is { } row)
            await TellAsync(row, cancellationToken);
        return Of(receiver with { Status = SubscriberStatus.Active, Reason = null }) with { Answer = answer.Code };
    }

    private async Task TellAsync(Subscriber row, CancellationToken cancellationToken)
    {
        if (row is not { Status: SubscriberStatus.Active, Contact: not null, Changed: { } changed })
            return;
        try
        {
            await notices.EnqueueAsync(new ReceiverNoticeMessage(row.Edition, row.Id, changed) { Trace = Tracing.Current }, TimeSpan.Zero, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The page says the same, and shows the secret, which it never does again.
            Log.NotTold(logger, row.Id, row.Edition, failure);
        }
    }

    // Only what this mailbox looks after, and did not end.
    private async Task<Subscriber?> OwnAsync(Signup signup, CancellationToken cancellationToken) =>
        await subscribers.FindAsync(signup.Edition, signup.ReaderId, cancellationToken) is { Status: SubscriberStatus.Pending or SubscriberStatus.Active or SubscriberStatus.Disabled, Contact: { } contact } row
        && MailboxAddress.Key(contact) == MailboxAddress.Key(signup.Address) ? row : null;

    private static ReceiverStanding Standing(Signup signup, ReceiverStep step) => new(step, signup.Channel, signup.Receiver ?? "");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The contact of receiver {Subscriber} confirmed edition {Edition}")]
        public static partial void Confirmed(ILogger logger, string subscriber, string edition);

        [LoggerMessage(2, LogLevel.Warning, "The mail that tells the contact of receiver {Subscriber} of edition {Edition} that it gets issues could not be queued; it is when the contact follows the link again")]
        public static partial void NotTold(ILogger logger, string subscriber, string edition, Exception cause);
    }
}
