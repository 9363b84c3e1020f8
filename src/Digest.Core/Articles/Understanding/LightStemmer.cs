using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding;

/// <summary>Light stemming: for Arabic the light10 affixes of Larkey, Ballesteros and Connell, for Latin scripts the plural. Enough to count a word's forms together.</summary>
internal static class LightStemmer
{
    private static readonly string[] Prefixes = ["وال", "بال", "كال", "فال", "لل", "ال"];
    private static readonly string[] Suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

    /// <summary>The stem of a folded word.</summary>
    public static string Stem(string folded) => Stem(folded.AsSpan()).ToString();

    /// <summary>The stem of a folded word: a part of it.</summary>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> folded) => folded switch
    {
        [] => folded,
        [var first, ..] when Scripts.IsArabic(first) => StemArabic(folded),
        [.., 'e', 'a', 'u', 'x'] or [_, _, _, .., 's', 'h' or 's', 'e', 's'] or [_, _, .., 'x', 'e', 's'] => folded[..^(folded[^1] == 'x' ? 1 : 2)],
        [_, _, _, .., 'i', 'e', 's'] => folded[..^3],
        [_, _, _, .., 'y'] => folded[..^1],
        [_, _, _, .., not ('s' or 'u' or 'i'), 's'] => folded[..^1],
        _ => folded,
    };

    private static ReadOnlySpan<char> StemArabic(ReadOnlySpan<char> word)
    {
        if (word.Length > 3 && word[0] == 'و')
            word = word[1..];

        foreach (var prefix in Prefixes)
        {
            if (word.Length - prefix.Length >= 2 && word.StartsWith(prefix))
            {
                word = word[prefix.Length..];
                break;
            }
        }

        foreach (var suffix in Suffixes)
        {
            if (word.Length - suffix.Length >= 2 && word.EndsWith(suffix))
                word = word[..^suffix.Length];
        }

        return word;
    }
}
