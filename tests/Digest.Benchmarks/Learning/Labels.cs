using Digest.Benchmarks.Extraction;
using Digest.Core.Articles.Blocks;

namespace Digest.Benchmarks.Learning;

/// <summary>Says how much of each block the truth of a page holds.</summary>
internal static class Labels
{
    private const int Shingle = 4;

    /// <summary>A share between 0 and 1 for each block.</summary>
    public static float[] Of(IReadOnlyList<Block> blocks, string truth)
    {
        var lines = truth.Split('\n').Select(Key).Where(key => key.Length > 0).GroupBy(key => key).ToDictionary(group => group.Key, group => group.Count());
        var all = $" {string.Join(' ', WordScore.Words(truth))} ";
        var shingles = new HashSet<string>(Shingles([.. WordScore.Words(truth)]));
        var labels = new float[blocks.Count];
        var words = blocks.Select(block => WordScore.Words(block.Text).ToArray()).ToArray();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (words[i].Length >= Shingle)
                labels[i] = (float)Shingles(words[i]).Average(shingle => shingles.Contains(shingle) ? 1.0 : 0);
        }

        // A short line may occur in the frame as well: it counts where the story is near.
        for (var i = 0; i < blocks.Count; i++)
        {
            if (words[i].Length is 0 or >= Shingle)
                continue;
            var key = string.Join(' ', words[i]);
            var near = Enumerable.Range(Math.Max(0, i - 4), Math.Min(blocks.Count, i + 5) - Math.Max(0, i - 4)).Where(at => words[at].Length >= Shingle).Sum(at => labels[at] > 0.5f ? 1 : -0.5);
            if (lines.ContainsKey(key))
                labels[i] = near > -1 ? 1 : 0.2f;
            else if (near > 0 && all.Contains($" {key} ", StringComparison.Ordinal))
                labels[i] = 0.7f;
        }

        return labels;
    }

    private static string Key(string line) => string.Join(' ', WordScore.Words(line));

    private static IEnumerable<string> Shingles(string[] words)
    {
        for (var i = 0; i + Shingle <= words.Length; i++)
            yield return string.Join(' ', words, i, Shingle);
    }
}
