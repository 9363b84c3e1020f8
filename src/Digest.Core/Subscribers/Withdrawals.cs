using System.Globalization;
using Digest.Core.Feedback;
using Digest.Core.Receivers;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Subscribers.Signups;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Subscribers;

/// <summary>Lets readers go. What must hold at once comes first, and every step can be repeated.</summary>
public sealed partial class Withdrawals(
    ISubscriberStore subscribers,
    ISuppressionStore suppressions,
    ISignupStore signups,
    IConsentStore consents,
    IFeedbackStore bounces,
    IAttemptLog attempts,
    TimeProvider time,
    ILogger<Withdrawals> logger)
{
    /// <summary>
    /// Unsubscribes a reader; false when there is none. So does one leave who is not written to for other reasons: these may
    /// be lifted one day, and the reader's own will stays.
    /// </summary>
    /// <param name="edition">The edition's id.</param>
    /// <param name="id">The subscriber's id.</param>
    /// <param name="by">How: <c>one-click</c>, <c>mail</c>, <c>operator</c>.</param>
    /// <param name="ip">The net address that asked.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<bool> UnsubscribeAsync(string edition, string id, string by, string? ip, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var reader = await subscribers.ChangeAsync(
            edition,
            id,
            row => row.Status is SubscriberStatus.Unsubscribed ? row : row with { Status = SubscriberStatus.Unsubscribed, Reason = by, Changed = now },
            cancellationToken);
        if (reader is null)
            return false;

        // From here on it holds, and is proved whether or not whoever asked still waits; what a crash cuts short, the next click repairs.
        await ProveAsync(reader, reader.Changed ?? now, by, ip);
        if (reader.Changed == now)
            Log.Left(logger, id, edition, by);
        return true;
    }

    private async Task ProveAsync(Subscriber reader, DateTimeOffset left, string by, string? ip)
    {
        // The row could be lost to a later import of a list; this stays.
        await suppressions.AddAsync(new Suppression(reader.Edition, reader.Id, Lifting.Unsubscribed, left), CancellationToken.None);
        await ForgetWishAsync(reader, CancellationToken.None);
        await consents.AppendAsync(
            new ConsentRecord
            {
                Edition = reader.Edition,
                SubscriberId = reader.Id,
                Kind = ConsentKind.Withdrawn,
                At = left,
                // The same leave asked for twice is one.
                Key = string.Create(CultureInfo.InvariantCulture, $"left{left.UtcTicks}"),
                Source = reader.Reason ?? by,
                Address = reader.Address,
                Language = reader.Language,
                Ip = ip,
            },
            CancellationToken.None);
    }

    /// <summary>
    /// Erases what is kept of an address, whether it is a reader's or not, but for the hash that keeps it from being written
    /// to, which the ledgers of past issues have as well.
    /// </summary>
    /// <param name="edition">The edition's id.</param>
    /// <param name="id">The subscriber's id.</param>
    /// <param name="by">How: <c>form</c>, <c>operator</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task EraseAsync(string edition, string id, string by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await suppressions.AddAsync(new Suppression(edition, id, Lifting.Erased, now), cancellationToken);
        if (await subscribers.FindAsync(edition, id, cancellationToken) is { } reader)
            await ForgetWishAsync(reader, cancellationToken);
        else
            await signups.DeleteAsync(edition, id, cancellationToken);
        await consents.EraseAsync(edition, id, cancellationToken);
        await consents.AppendAsync(new ConsentRecord { Edition = edition, SubscriberId = id, Kind = ConsentKind.Erased, At = now, Key = "erased", Source = by }, cancellationToken);
        await bounces.EraseAsync(edition, id, cancellationToken);
        await attempts.EraseAsync(edition, id, cancellationToken);
        // Last, since without the row nobody finds out what is left to do.
        await subscribers.DeleteAsync(edition, id, cancellationToken);
        Log.Erased(logger, id, edition, by);
    }

    /// <summary>Forgets a receiver that never answered, unless it has done so meanwhile: then false. Its address may be registered anew.</summary>
    /// <param name="receiver">The receiver as it was read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<bool> ExpireAsync(Subscriber receiver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        if (!await subscribers.TryDeleteAsync(receiver, cancellationToken))
            return false;
        var now = time.GetUtcNow();
        var end = new ConsentRecord { Edition = receiver.Edition, SubscriberId = receiver.Id, Kind = ConsentKind.Withdrawn, At = now, Key = string.Create(CultureInfo.InvariantCulture, $"left{now.UtcTicks}"), Source = "expired" };
        await consents.AppendAsync(end, cancellationToken);
        await ForgetWishAsync(receiver, cancellationToken);
        return true;
    }

    // Of a contact only the wish for this receiver: it may wish for another meanwhile.
    private async Task ForgetWishAsync(Subscriber reader, CancellationToken cancellationToken)
    {
        if (reader.Channel is ChannelKind.Email)
            await signups.DeleteAsync(reader.Edition, reader.Id, cancellationToken);
        else if (reader.Contact is { } contact && await signups.FindAsync(reader.Edition, Signup.IdOf(reader.Edition, reader.Channel, contact), cancellationToken) is { } wish && wish.ReaderId == reader.Id)
            await signups.DeleteAsync(reader.Edition, wish.Id, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Subscriber {Subscriber} left edition {Edition} by {By}")]
        public static partial void Left(ILogger logger, string subscriber, string edition, string by);

        [LoggerMessage(2, LogLevel.Information, "What edition {Edition} kept of subscriber {Subscriber} was erased by {By}")]
        public static partial void Erased(ILogger logger, string subscriber, string edition, string by);
    }
}
