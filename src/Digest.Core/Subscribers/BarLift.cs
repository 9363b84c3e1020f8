using System.Globalization;
using Digest.Core.Subscribers.Consent;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Subscribers;

/// <summary>What became of an address when its bar was lifted.</summary>
public enum LiftOutcome
{
    /// <summary>Nothing barred it.</summary>
    NothingToLift,

    /// <summary>It may be written to again.</summary>
    Lifted,

    /// <summary>What bounces and complaints barred is lifted, but its owner left: only confirming anew ends that.</summary>
    OwnerLeft,
}

/// <summary>
/// Lets an address be written to again that bounced or complained, when its owner asked an operator to. It brings nobody
/// back who left. Every step can be repeated.
/// </summary>
public sealed partial class BarLift(ISubscriberStore subscribers, ISuppressionStore suppressions, IConsentStore consents, TimeProvider time, ILogger<BarLift> logger)
{
    /// <summary>Lifts what bars an address.</summary>
    /// <param name="edition">The edition's id.</param>
    /// <param name="id">The subscriber's id.</param>
    /// <param name="by">Who does it, as the records say.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">The address was barred anew in this moment.</exception>
    public async Task<LiftOutcome> LiftAsync(string edition, string id, string by, CancellationToken cancellationToken)
    {
        var (reader, suppression) = (await subscribers.FindAsync(edition, id, cancellationToken), await suppressions.FindAsync(edition, id, cancellationToken));
        var end = await EndAsync(edition, id, reader, suppression, cancellationToken);
        var bar = suppression is not null && (end is null || !Lifting.IsByReader(suppression.Reason)) ? suppression : null;
        if (bar is null && reader is not { Status: SubscriberStatus.Suppressed })
        {
            if (end is not null)
                await suppressions.AddAsync(end, cancellationToken);
            return end is null ? LiftOutcome.NothingToLift : LiftOutcome.OwnerLeft;
        }

        var now = time.GetUtcNow();
        var record = new ConsentRecord { Edition = edition, SubscriberId = id, Kind = ConsentKind.Lifted, At = now, Key = string.Create(CultureInfo.InvariantCulture, $"lifted{now.UtcTicks}"), Source = by, Address = reader?.Address };
        await consents.AppendAsync(record, cancellationToken);
        if (end is not null)
            await subscribers.ChangeAsync(edition, id, row => row.Status is SubscriberStatus.Suppressed ? row with { Status = SubscriberStatus.Unsubscribed, Reason = by, Changed = now } : row, cancellationToken);
        // Only what was read: another complaint may have come in this moment.
        if (bar is not null && !await suppressions.RemoveAsync(bar, cancellationToken))
            throw new InvalidOperationException($"The address of subscriber '{id}' was barred anew in this moment: look at it with `digest subscribers show`, and lift it again if its owner still asks you to.");
        if (end is not null)
            await suppressions.AddAsync(end, CancellationToken.None);
        else
            await subscribers.ChangeAsync(edition, id, row => row.Status is SubscriberStatus.Suppressed ? row with { Status = SubscriberStatus.Active, Reason = by, Changed = now } : row, CancellationToken.None);
        Log.Lifted(logger, id, edition, by);
        return end is null ? LiftOutcome.Lifted : LiftOutcome.OwnerLeft;
    }

    // What bars whoever left by own will, which a bounce or complaint may have taken the place of; null for others.
    private async Task<Suppression?> EndAsync(string edition, string id, Subscriber? reader, Suppression? suppression, CancellationToken cancellationToken)
    {
        if (reader is { Status: SubscriberStatus.Active or SubscriberStatus.Pending or SubscriberStatus.Disabled })
            return null;
        var decisions = await consents.ListAsync(edition, id, cancellationToken).Where(record => record.Kind is not ConsentKind.Lifted).ToListAsync(cancellationToken);
        return decisions.MaxBy(record => record.Confirmed ?? record.At) switch
        {
            { Kind: ConsentKind.Erased } last => new(edition, id, Lifting.Erased, last.At),
            { Kind: ConsentKind.Withdrawn } last => new(edition, id, Lifting.Unsubscribed, last.At),
            _ when reader is { Status: SubscriberStatus.Unsubscribed } => new(edition, id, Lifting.Unsubscribed, reader.Changed ?? time.GetUtcNow()),
            // What an operator's list said an operator takes back.
            _ when reader is null && suppression is { Reason: Lifting.Unsubscribed or Lifting.Erased } => suppression,
            _ => null,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "What barred subscriber {Subscriber} of edition {Edition} was lifted by {By}")]
        public static partial void Lifted(ILogger logger, string subscriber, string edition, string by);
    }
}
