using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Observing;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Receivers;

/// <summary>
/// Keeps the log of attempts, and switches off receivers that are gone, at once, or that have failed for days: they get
/// nothing more until somebody mends them, and their owner is told.
/// </summary>
public sealed partial class ReceiverHealth(ISubscriberStore subscribers, IAttemptLog log, EditionList editions, IReceiverNoticeQueue notices, TimeProvider time, ILogger<ReceiverHealth> logger)
{
    /// <summary>A receiver that fails for so long is switched off.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    /// <summary>It takes so many failures besides, without a success between them.</summary>
    public const int FewestFailures = 5;

    /// <summary>How long attempts are remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <summary>Codes that begin so say that the receiver is gone for good.</summary>
    public const string Gone = "gone";

    /// <summary>Codes that begin so say that this deployment is at fault, not the receiver.</summary>
    public const string Setup = "setup";

    // Longer than the row takes that the notice is about.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private const string HttpGone = "http 410";
    private const int MostRead = 200;

    /// <summary>Records an attempt and draws the consequence. It never fails: the answer itself matters more than its log.</summary>
    public async Task RecordAsync(Subscriber subscriber, Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(attempt);
        try
        {
            await log.AddAsync(attempt, CancellationToken.None);
            if (await FailingAsync(subscriber, attempt) is { } why)
                await DisableAsync(subscriber, why);
        }
        catch (Exception failure)
        {
            Log.NotRecorded(logger, attempt.SubscriberId, attempt.Edition, failure);
        }
    }

    private async Task<Failing?> FailingAsync(Subscriber subscriber, Attempt last)
    {
        if (last.Kind is OutcomeKind.Sent or OutcomeKind.Uncertain || IsOurs(last))
            return null;
        if (last.Kind is OutcomeKind.Refused && (last.Code == HttpGone || last.Code.StartsWith(Gone, StringComparison.Ordinal)))
            return new Failing(last.Code, last.At, 1, IsGone: true);

        var (since, failures) = (last.At, 0);
        await foreach (var attempt in log.ReadAsync(subscriber.Edition, subscriber.Id, CancellationToken.None).Take(MostRead))
        {
            // What was before somebody mended it counts no more.
            if (attempt.Kind is OutcomeKind.Sent || attempt.At < subscriber.Changed)
                break;
            if (attempt.Kind is not OutcomeKind.Uncertain && !IsOurs(attempt))
                (since, failures) = (attempt.At, failures + 1);
        }

        return failures >= FewestFailures && last.At - since >= Patience ? new Failing(last.Code, since, failures, IsGone: false) : null;
    }

    private async Task DisableAsync(Subscriber subscriber, Failing why)
    {
        if (await subscribers.FindAsync(subscriber.Edition, subscriber.Id, CancellationToken.None) is not { Status: SubscriberStatus.Active } known)
            return;
        var now = time.GetUtcNow();
        // Before the row: a crash between the two leaves a message of what is not so, which nobody is told, instead of none.
        if (ReceiverMail.OwnerOf(editions[known.Edition], known) is not null)
            await notices.EnqueueAsync(new ReceiverNoticeMessage(known.Edition, known.Id, now) { Since = why.IsGone ? null : why.Since, Trace = Tracing.Current }, Soon, CancellationToken.None);
        var disabled = false;
        var row = await subscribers.ChangeAsync(known.Edition, known.Id, current =>
        {
            disabled = current.Status == SubscriberStatus.Active;
            return disabled ? current with { Status = SubscriberStatus.Disabled, Reason = why.Code, Changed = now } : current;
        }, CancellationToken.None);
        if (disabled && row is not null)
            Log.Disabled(logger, row.Id, row.Edition, why.Code, why.Failures, why.Since);
    }

    private static bool IsOurs(Attempt attempt) => attempt.Code.StartsWith(Setup, StringComparison.Ordinal);

    private sealed record Failing(string Code, DateTimeOffset Since, int Failures, bool IsGone);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Subscriber {Subscriber} of edition {Edition} is switched off: {Code}, {Failures} failures since {Since:u}. Once it is mended: digest webhooks enable {Subscriber}")]
        public static partial void Disabled(ILogger logger, string subscriber, string edition, string code, int failures, DateTimeOffset since);

        [LoggerMessage(2, LogLevel.Warning, "An attempt to reach subscriber {Subscriber} of edition {Edition} could not be logged; the delivery itself is not touched by that")]
        public static partial void NotRecorded(ILogger logger, string subscriber, string edition, Exception cause);
    }
}
