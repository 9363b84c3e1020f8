using System.Diagnostics;
using Digest.Core.Articles;

namespace Digest.Benchmarks.Speed;

/// <summary>What parsing one file costs: CPU time of all threads, and bytes allocated.</summary>
internal sealed record Cost(TimeSpan Time, long Allocated, string Error)
{
    // The clock of a process ticks every 10 ms: a measurement lasts for many of them.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.25);

    private const int Rounds = 6;

    /// <summary>The least of several measurements: the first ones pay for the compiler that rewrites hot code, and any for the neighbours on the machine.</summary>
    public static Cost Of(ArticleParser parser, string name, byte[] content) =>
        Enumerable.Range(0, Rounds).Select(_ => Measure(parser, name, content, Least)).MinBy(cost => cost.Time)!;

    private static Cost Measure(ArticleParser parser, string name, byte[] content, TimeSpan least)
    {
        using var process = Process.GetCurrentProcess();
        var error = "";
        var runs = 0;
        var allocated = GC.GetTotalAllocatedBytes();
        var start = process.TotalProcessorTime;
        TimeSpan spent;
        do
        {
            try
            {
                parser.Parse(name, content);
            }
            catch (ArticleRejectedException rejected)
            {
                error = $"  refused: {rejected.Message}";
            }

            runs++;
            process.Refresh();
            spent = process.TotalProcessorTime - start;
        }
        while (spent < least);

        return new Cost(spent / runs, (GC.GetTotalAllocatedBytes() - allocated) / runs, error);
    }
}
