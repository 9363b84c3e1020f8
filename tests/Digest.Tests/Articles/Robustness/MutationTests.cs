using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Digest.Tests.Articles.Robustness;

/// <summary>
/// Damaged files give an article or a clear rejection. Environment variable DIGEST_MUTATIONS sets how many are tried, DIGEST_MUTATIONS_FROM the first seed:
/// a failure names its seed.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    [Fact]
    public void A_damaged_file_gives_an_article_or_a_rejection_with_its_remedy()
    {
        var (count, first) = (Setting("DIGEST_MUTATIONS", 2_000), Setting("DIGEST_MUTATIONS_FROM", 0));
        Assert.All(Corpus.Files, file => Assert.Null(Answers.Trouble(file)));
        var (longest, slowest) = (TimeSpan.Zero, -1);
        var failures = new List<string>();
        for (var seed = first; seed < first + count && failures.Count < 20; seed++)
        {
            var file = new Mutator(seed, Corpus.Files).Next();
            var start = Stopwatch.GetTimestamp();
            if (Answers.Trouble(file) is { } trouble)
                failures.Add($"seed {seed}: {trouble}");
            if (Stopwatch.GetElapsedTime(start) is var taken && taken > longest)
                (longest, slowest) = (taken, seed);
        }

        output.WriteLine($"{count} files; the longest took {longest.TotalMilliseconds:0.0} ms (seed {slowest}); peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MB");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
