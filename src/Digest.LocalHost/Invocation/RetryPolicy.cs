using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Invocation;

/// <summary>Repeats a failed run in memory, as a retry attribute asks.</summary>
internal sealed class RetryPolicy(RetryAttribute? retry, TimeProvider time)
{
    /// <summary>Runs until it succeeds, or the tries are used up: then the last error is thrown.</summary>
    public async Task RunAsync(Func<Try, Task> run, CancellationToken cancellationToken)
    {
        var most = retry?.MaxRetryCount ?? 0;
        for (var number = 0; ; number++)
        {
            try
            {
                await run(new Try(number, most));
                return;
            }
            catch (Exception) when ((most < 0 || number < most) && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(Pause(number), time, cancellationToken);
            }
        }
    }

    private TimeSpan Pause(int number) => retry switch
    {
        FixedDelayRetryAttribute fixedDelay => Parse(fixedDelay.DelayInterval),
        ExponentialBackoffRetryAttribute growing => Doubled(Parse(growing.MinimumInterval), number, Parse(growing.MaximumInterval)),
        _ => TimeSpan.Zero,
    };

    private static TimeSpan Doubled(TimeSpan least, int times, TimeSpan most) =>
        TimeSpan.FromTicks((long)Math.Min(least.Ticks * Math.Pow(2, times), most.Ticks));

    private static TimeSpan Parse(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
