using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Signups;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Core.Receivers;

/// <summary>Forgets receivers that somebody registered and that never answered, and old attempts to reach the others.</summary>
public sealed partial class ReceiverPurge(
    EditionList editions,
    ISubscriberStore subscribers,
    Withdrawals withdrawals,
    IAttemptLog attempts,
    IOptions<SignupOptions> options,
    TimeProvider time,
    ILogger<ReceiverPurge> logger)
{
    /// <summary>Forgets what has had its time: <see cref="SignupOptions.Kept"/> for receivers, <see cref="ReceiverHealth.Memory"/> for attempts.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var forgotten = 0;
        foreach (var edition in editions.All)
        {
            // What an operator added without naming anybody is the operator's.
            await foreach (var row in subscribers.PendingAsync(edition.Id, cancellationToken))
            {
                if (row.Contact is not null && row.Changed < now - options.Value.Kept && await withdrawals.ExpireAsync(row, cancellationToken))
                    forgotten++;
            }
        }

        if (forgotten > 0)
            Log.Forgotten(logger, forgotten, (int)options.Value.Kept.TotalDays);
        await attempts.PurgeAsync(now - ReceiverHealth.Memory, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Count} receivers were forgotten, since they answered no test message in {Days} days")]
        public static partial void Forgotten(ILogger logger, int count, int days);
    }
}
