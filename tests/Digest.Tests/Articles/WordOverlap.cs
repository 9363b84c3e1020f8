using System.Text;

namespace Digest.Tests.Articles;

/// <summary>Compares texts as multisets of words: runs of letters, marks, digits and underscores in lower case, a Han character alone.</summary>
internal static class WordOverlap
{
    /// <summary>The harmonic mean of precision and recall, 0 to 1.</summary>
    public static double F1(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var left = Words(expected).ToList();
        var right = Words(actual).ToList();
        if (left.Count == 0 || right.Count == 0)
            return left.Count == right.Count ? 1 : 0;

        var counts = left.CountBy(word => word).ToDictionary();
        var shared = right.Count(word => counts.TryGetValue(word, out var count) && (counts[word] = count - 1) >= 0);
        return 2.0 * shared / (left.Count + right.Count);
    }

    public static IEnumerable<string> Words(IEnumerable<string> texts) => texts.SelectMany(Words);

    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isHan = rune.Value is >= 0x3400 and <= 0x9FFF;
            if (word.Length > 0 && (isHan || !IsWord(rune)))
            {
                yield return word.ToString();
                word.Clear();
            }

            if (isHan)
                yield return rune.ToString();
            else if (IsWord(rune))
                word.Append(Rune.ToLowerInvariant(rune));
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static bool IsWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value == '_' || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
