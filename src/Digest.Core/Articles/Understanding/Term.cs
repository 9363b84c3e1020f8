using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding;

/// <summary>One word of a text as keywords see it.</summary>
/// <param name="Written">The word as written.</param>
/// <param name="Shown">The word without what Arabic glues to its front.</param>
/// <param name="Stem">What its forms are counted by; empty where a phrase ends: at stop words, figures and punctuation.</param>
/// <param name="IsJoined">Whether an "and" is glued to it, so that no phrase runs into it.</param>
internal readonly record struct Term(string Written, string Shown, string Stem, bool IsJoined)
{
    private const int ShortestStem = 2;

    private static readonly Term Break = new("", "", "", false);

    public bool IsBreak => Stem.Length == 0;

    /// <summary>Whether it is by its form an Arabic adjective of relation with the article: it belongs to the noun before it.</summary>
    public bool IsAdjective => Shown.Length > 5 && Shown.StartsWith("ال", StringComparison.Ordinal) && (Shown.EndsWith('ي') || Shown.EndsWith("ية", StringComparison.Ordinal) || Shown.EndsWith("يين", StringComparison.Ordinal));

    /// <summary>The words of a text with the breaks between its phrases.</summary>
    /// <param name="text">The text.</param>
    /// <param name="vocabulary">The folded words of the whole article: a letter in front is glued only if the rest is a word too.</param>
    public static IEnumerable<Term> Of(string text, IReadOnlySet<string> vocabulary)
    {
        var end = 0;
        foreach (var word in Words.Of(text))
        {
            var start = text.IndexOf(word, end, StringComparison.Ordinal);
            if (text.AsSpan(end, start - end).Trim().Length > 0)
                yield return Break;
            end = start + word.Length;

            var term = Read(word, vocabulary);
            if (term.IsJoined)
                yield return Break;
            yield return term;
        }

        yield return Break;
    }

    private static Term Read(string word, IReadOnlySet<string> vocabulary)
    {
        var folded = Folding.Fold(word);
        if (folded.Length < 3 || IsStop(folded) || !folded.All(char.IsLetter))
            return Break;

        var joined = false;
        var shown = word;
        if (Scripts.IsArabic(folded[0]) && word.Length == folded.Length)
        {
            joined = IsAndGlued(folded, vocabulary);
            shown = Unglue(joined ? word[1..] : word, joined ? folded[1..] : folded, vocabulary);
        }

        var stem = LightStemmer.Stem(Folding.Fold(shown));
        return stem.Length < ShortestStem ? Break : new Term(joined ? word[1..] : word, shown, stem, joined);
    }

    private static bool IsStop(string folded) =>
        StopWords.Contains(folded) || (folded.Length >= 3 && folded[0] is 'و' or 'ف' or 'ب' or 'ل' or 'ك' && StopWords.Contains(folded[1..]));

    private static bool IsAndGlued(string folded, IReadOnlySet<string> vocabulary) =>
        folded[0] == 'و' && folded.Length > 4 && (folded.AsSpan(1).StartsWith("ال") || folded.AsSpan(1).StartsWith("لل") || vocabulary.Contains(folded[1..]));

    // للإرهاب, بالتعاون, بمراكش: the article and the word itself stay.
    private static string Unglue(string word, string folded, IReadOnlySet<string> vocabulary)
    {
        if (folded.StartsWith("لل", StringComparison.Ordinal) && folded.Length > 4)
            return "ال" + word[2..];
        if (folded.Length > 5 && folded[0] is 'ب' or 'ك' or 'ف' && folded.AsSpan(1).StartsWith("ال"))
            return word[1..];
        return folded.Length > 4 && folded[0] is 'ب' or 'ل' && vocabulary.Contains(folded[1..]) ? word[1..] : word;
    }
}
