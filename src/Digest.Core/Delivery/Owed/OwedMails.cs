using Microsoft.Extensions.Options;

namespace Digest.Core.Delivery.Owed;

/// <summary>
/// Sends mails that are owed, as often as the mail server puts them off. Whatever worker ends at whatever moment, the mail
/// comes: the message of a try stays on the queue until the row says what became of it, or the next one's is there. It
/// comes once, unless a worker ends between hand-over and record; then it comes again, under the same Message-ID.
/// </summary>
public sealed class OwedMails(INoticeMail mail, TimeProvider time)
{
    // What the host gave up on after a few tries within minutes, such as a template that is being mended.
    private static readonly TimeSpan AfterFaults = TimeSpan.FromMinutes(30);

    // The grace for an answer to what was handed over, and storage that answers at its third try.
    private static readonly TimeSpan TimeToRecord = TimeSpan.FromMinutes(2);

    /// <summary>Tries to send one; null when there was nothing to do, or not yet.</summary>
    /// <param name="owed">The mail.</param>
    /// <param name="attempt">What the message said of the tries before it.</param>
    /// <param name="cancellationToken">Cancels what was not handed over.</param>
    public async Task<MailTry?> TryAsync(IOwedMail owed, int attempt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(owed);
        var (before, now) = (owed.Progress, time.GetUtcNow());
        if (before.DueFor(attempt) is not { } due || owed.Expires <= now)
            return null;
        if (due > now)
        {
            await owed.EnqueueAsync(attempt, due - now, cancellationToken);
            return null;
        }

        // What can break does so before the claim.
        if (await owed.MakeAsync(cancellationToken) is not { } made)
            return null;
        var begun = before.Begin(now);
        if (!await owed.TryMoveAsync(before, begun, cancellationToken))
        {
            // Somebody else was first, perhaps with this very message, which nobody shows again once we are done with it.
            await owed.EnqueueAsync(attempt, MailProgress.Patience, cancellationToken);
            return null;
        }

        var done = await SendAsync(owed, made, before, begun, cancellationToken);
        await owed.TryMoveAsync(begun, begun.End(done.Outcome.Kind, done.Next), CancellationToken.None);
        return done;
    }

    /// <summary>Takes a message back that the host gave up on; false when its time is over.</summary>
    public async Task<bool> RecoverAsync(IOwedMail owed, int attempt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(owed);
        if (owed.Progress.DueFor(attempt) is null || time.GetUtcNow() + AfterFaults >= MailSchedule.EndOf(owed))
            return false;
        await owed.EnqueueAsync(attempt, AfterFaults, cancellationToken);
        return true;
    }

    private async Task<MailTry> SendAsync(IOwedMail owed, MadeMail made, MailProgress before, MailProgress begun, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await HandOverAsync(made, cancellationToken);
            var now = time.GetUtcNow();
            var next = outcome.Kind is OutcomeKind.Deferred ? MailSchedule.Next(owed, begun.Tries, now, outcome.RetryAfter) : null;
            // Before the row: a crash between the two leaves a message too many and not one too few.
            if (next is { } later)
                await owed.EnqueueAsync(begun.Tries, later - now, CancellationToken.None);
            return new MailTry(outcome, begun.Tries, next, WasCutOff: before.Sent is not null);
        }
        catch
        {
            // It was not handed over, or put off: the host's next try finds it as it was.
            await owed.TryMoveAsync(begun, before, CancellationToken.None);
            throw;
        }
    }

    private async Task<DeliveryOutcome> HandOverAsync(MadeMail made, CancellationToken cancellationToken)
    {
        // Whoever has the try ends it before somebody else calls it cut off.
        using var end = new CancellationTokenSource(MailProgress.Patience - TimeToRecord, time);
        await using var stop = cancellationToken.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), end);
        try
        {
            return await mail.SendAsync(made.Edition, made.Recipient, made.Notice, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new DeliveryOutcome(OutcomeKind.Deferred, "timeout", "The mail server held the mail up for too long.");
        }
        catch (OptionsValidationException wrong)
        {
            // Nobody mends settings within minutes.
            return new DeliveryOutcome(OutcomeKind.Deferred, "setup", wrong.Message);
        }
    }
}

/// <summary>What became of a try.</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Tries">How many there were with it.</param>
/// <param name="Next">When the next comes; null for none.</param>
/// <param name="WasCutOff">Whether the one before was cut off, so that the mail may come twice.</param>
public sealed record MailTry(DeliveryOutcome Outcome, int Tries, DateTimeOffset? Next, bool WasCutOff);
