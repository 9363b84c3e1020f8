namespace Digest.Benchmarks.Extraction;

/// <summary>Precision, recall and F1 of the words of a text against those of another, as a bag: the measure of WCXB.</summary>
internal readonly record struct WordScore(double Precision, double Recall, double F1)
{
    /// <summary>Compares two texts; two without words are alike.</summary>
    public static WordScore Of(string found, string truth)
    {
        var (left, right) = (Count(found, out var all), Count(truth, out var wanted));
        if (wanted == 0)
            return all == 0 ? new WordScore(1, 1, 1) : default;
        if (all == 0)
            return default;

        var shared = left.Sum(word => Math.Min(word.Value, right.GetValueOrDefault(word.Key)));
        var (precision, recall) = ((double)shared / all, (double)shared / wanted);
        return new WordScore(precision, recall, shared == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    /// <summary>The words of a text: runs of letters, digits and underscores, in lower case.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isPart = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_' || char.IsSurrogate(text[i]));
            if (isPart && start < 0)
            {
                start = i;
            }
            else if (!isPart && start >= 0)
            {
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }
        }
    }

    private static Dictionary<string, int> Count(string text, out int total)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        total = 0;
        foreach (var word in Words(text))
        {
            words[word] = words.GetValueOrDefault(word) + 1;
            total++;
        }

        return words;
    }
}
