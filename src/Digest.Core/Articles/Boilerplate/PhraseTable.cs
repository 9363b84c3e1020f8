using System.Collections.Frozen;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Boilerplate;

/// <summary>The phrases of web frames, matched by their folded words, so that diacritics, hamza, counts and asterisks make no difference.</summary>
internal static class PhraseTable
{
    // A frame's line is short; a paragraph that happens to begin like one is not.
    private const int MaxWords = 40;
    private const int FewestUnspaced = 2;
    private const int MostUnspaced = 6;

    private static readonly (PhraseKind Kind, string Lines)[] Sources =
    [
        (PhraseKind.Comments, $"{Phrases.Comments}\n{ForeignPhrases.Comments}"),
        (PhraseKind.Related, $"{Phrases.Related}\n{ForeignPhrases.Related}"),
        (PhraseKind.Share, $"{Phrases.Share}\n{ForeignPhrases.Share}"),
        (PhraseKind.Frame, $"{Phrases.Frame}\n{ForeignPhrases.Frame}"),
        (PhraseKind.Notice, $"{Phrases.Notice}\n{ForeignPhrases.Notice}"),
    ];

    private static readonly FrozenDictionary<string, PhraseKind> Whole = Load(prefixes: false).ToFrozenDictionary(entry => entry.Key, entry => entry.Kind);
    private static readonly FrozenDictionary<string, PhraseKind> Beginnings = Load(prefixes: true).ToFrozenDictionary(entry => entry.Key, entry => entry.Kind);
    private static readonly int LongestBeginning = Beginnings.Keys.Max(CountWords);

    /// <summary>What the block is by its wording; null when it is none of the frame's phrases.</summary>
    /// <param name="block">The block.</param>
    /// <param name="isWhole">True when the phrase is all that the block says.</param>
    public static PhraseKind? Find(Block block, out bool isWhole)
    {
        isWhole = true;
        if (block.Words > MaxWords || block.Key.Length == 0)
            return null;
        if (Whole.TryGetValue(block.Key, out var kind))
            return kind;

        var end = 0;
        for (var words = 0; words < LongestBeginning && end < block.Key.Length; words++)
        {
            var next = block.Key.IndexOf(' ', end + 1);
            end = next < 0 ? block.Key.Length : next;
            if (!Beginnings.TryGetValue(block.Key[..end], out kind))
                continue;
            isWhole = end == block.Key.Length;
            return kind;
        }

        if (Scripts.IsUnspaced(block.Key[0]) && FindUnspaced(block.Key) is { } unspaced)
        {
            isWhole = false;
            return unspaced;
        }

        return FindLabel(block, ref isWhole);
    }

    // 分享到微信: where no spaces part the words, any first letters may be the phrase.
    private static PhraseKind? FindUnspaced(string key)
    {
        for (var end = FewestUnspaced; end <= Math.Min(key.Length, MostUnspaced); end++)
        {
            if (Beginnings.TryGetValue(key[..end], out var kind))
                return kind;
        }

        return null;
    }

    // "Read more: The garden opens"
    private static PhraseKind? FindLabel(Block block, ref bool isWhole)
    {
        var colon = block.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon is <= 0 or > 30 || !Whole.TryGetValue(Folding.Key(block.Text[..colon]), out var kind) || kind != PhraseKind.Related)
            return null;
        isWhole = false;
        return kind;
    }

    // A line of a table ends in an ellipsis where anything may follow the phrase.
    private static IEnumerable<(string Key, PhraseKind Kind)> Load(bool prefixes) =>
        from source in Sources
        from line in source.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        where line.EndsWith('…') == prefixes
        group source.Kind by Folding.Key(line) into entry
        select (entry.Key, entry.First());

    private static int CountWords(string key) => key.Count(c => c == ' ') + 1;
}
