using Digest.Benchmarks.Extraction;
using Digest.Core.Articles.Blocks;

namespace Digest.Benchmarks.Learning;

/// <summary>Says how much of each block the truth of a page holds.</summary>
internal static class Labels
{
    private const int Shingle = 4;
    private const int LeastPart = 20;

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

    /// <summary>1 for the blocks that hold a piece of the story, 0 for those that hold a piece of the frame, NaN for those of which nothing is known.</summary>
    public static float[] Of(IReadOnlyList<Block> blocks, IReadOnlyList<string> with, IReadOnlyList<string> without)
    {
        var (story, frame) = (with.Select(Spaced).Where(key => key.Length > 2).ToList(), without.Select(Spaced).Where(key => key.Length > 2).ToList());
        return [.. blocks.Select(block => Spaced(block.Text)).Select(key => (Holds(key, story), Holds(key, frame)) switch
        {
            (true, false) => 1,
            (false, true) => 0,
            _ => float.NaN,
        })];
    }

    // A piece may be a part of a block, or go over several.
    private static bool Holds(string block, List<string> pieces) =>
        pieces.Exists(piece => block.Contains(piece, StringComparison.Ordinal) || (block.Length > LeastPart && piece.Contains(block, StringComparison.Ordinal)));

    private static string Spaced(string text) => $" {Key(text)} ";

    private static string Key(string line) => string.Join(' ', WordScore.Words(line));

    private static IEnumerable<string> Shingles(string[] words)
    {
        for (var i = 0; i + Shingle <= words.Length; i++)
            yield return string.Join(' ', words, i, Shingle);
    }
}
