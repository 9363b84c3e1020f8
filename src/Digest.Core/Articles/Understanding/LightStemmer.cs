using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding;

/// <summary>Light stemming: for Arabic the light10 affixes of Larkey, Ballesteros and Connell, for Latin scripts the plural. Enough to count a word's forms together.</summary>
internal static class LightStemmer
{
    private static readonly string[] Prefixes = ["وال", "بال", "كال", "فال", "لل", "ال"];
    private static readonly string[] Suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

    /// <summary>The stem of a folded word.</summary>
    public static string Stem(string folded)
    {
        if (folded.Length == 0)
            return folded;
        if (Scripts.IsArabic(folded[0]))
            return StemArabic(folded);
        return folded.Length > 4 && folded.EndsWith('s') && !folded.EndsWith("ss", StringComparison.Ordinal) ? folded[..^1] : folded;
    }

    private static string StemArabic(string word)
    {
        if (word.Length > 3 && word[0] == 'و')
            word = word[1..];

        foreach (var prefix in Prefixes)
        {
            if (word.Length - prefix.Length >= 2 && word.StartsWith(prefix, StringComparison.Ordinal))
            {
                word = word[prefix.Length..];
                break;
            }
        }

        foreach (var suffix in Suffixes)
        {
            if (word.Length - suffix.Length >= 2 && word.EndsWith(suffix, StringComparison.Ordinal))
                word = word[..^suffix.Length];
        }

        return word;
    }
}
