namespace Digest.Core.Templates;

/// <summary>
/// What printing one template may cost. A loop has its own limit; this one stops what calls itself twice at every step,
/// gathers texts without measure, or waits for a slow pattern. An issue of 400 articles takes a hundredth of it.
/// </summary>
internal sealed class PrintBudget
{
    private const int MostSteps = 2_000_000;
    private const long MostBytes = 1L << 30;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly long _bytes = GC.GetAllocatedBytesForCurrentThread();
    private readonly long _start = Environment.TickCount64;
    private int _steps;

    /// <summary>Counts one step; says which limit it exceeds, if it does.</summary>
    public string? Spend()
    {
        if (++_steps > MostSteps)
            return $"It exceeds the limit of {MostSteps:N0} steps";
        if (GC.GetAllocatedBytesForCurrentThread() - _bytes > MostBytes)
            return $"It exceeds the limit of {MostBytes >> 20:N0} MB of memory";
        return Environment.TickCount64 - _start > (long)Longest.TotalMilliseconds ? $"It exceeds the limit of {Longest.TotalSeconds:0} seconds" : null;
    }
}
