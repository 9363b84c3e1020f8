using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding.Words;

/// <summary>What each common letter folds to, looked up once instead of worked out for each letter of each text: Latin, Greek, Cyrillic, Hebrew, Arabic.</summary>
internal static class FoldedLetters
{
    /// <summary>Letters that stand in a word and fold to nothing: marks, tatweel, joiners.</summary>
    public const char Dropped = '\u0001';

    /// <summary>Letters that only the whole word's folding can tell.</summary>
    public const char Unknown = '\u0002';

    /// <summary>What stands in no word.</summary>
    public const char Outside = '\0';

    private const int Common = 0x0700;

    private static readonly char[] Table = [.. Enumerable.Range(0, Common).Select(c => Read((char)c))];

    /// <summary>The folded letter, or one of the three signs.</summary>
    public static char Of(char c) => c < Common ? Table[c] : Digest.Core.Articles.Text.Words.IsPart(c) ? c is '\u200C' ? Dropped : Unknown : Outside;

    private static char Read(char c)
    {
        if (!Digest.Core.Articles.Text.Words.IsPart(c))
            return Outside;
        var folded = Folding.Fold(c.ToString());
        return folded.Length switch { 0 => Dropped, 1 => folded[0], _ => Unknown };
    }
}
