using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Core.Subscribers.Signups;

/// <summary>Forgets what strangers typed and nobody confirmed, and counts that have ended.</summary>
public sealed partial class SignupPurge(ISignupStore signups, ICountStore counts, IOptions<SignupOptions> options, TimeProvider time, ILogger<SignupPurge> logger)
{
    /// <summary>Forgets what has had its time.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var purged = await signups.PurgeAsync(now - options.Value.Kept, cancellationToken);
        await counts.PurgeAsync(now, cancellationToken);
        if (purged > 0)
            Log.Purged(logger, purged);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Count} wishes to subscribe were forgotten, since they have had their time")]
        public static partial void Purged(ILogger logger, int count);
    }
}
