using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding;

/// <summary>One word of a text as keywords see it.</summary>
/// <param name="Shown">The word as written, without what Arabic glues to its front.</param>
/// <param name="Stem">What its forms are counted by; empty where a phrase ends: at stop words, figures and punctuation.</param>
internal readonly record struct Term(string Shown, string Stem)
{
    private const int ShortestStem = 2;

    private static readonly Term Break = new("", "");

    public bool IsBreak => Stem.Length == 0;

    /// <summary>The words of a text with the breaks between its phrases.</summary>
    /// <param name="text">The text.</param>
    /// <param name="vocabulary">The folded words of the whole article: a letter in front is glued only if the rest is a word too.</param>
    public static IEnumerable<Term> Of(string text, IReadOnlySet<string> vocabulary)
    {
        var end = 0;
        foreach (var (word, start) in Spans(text))
        {
            if (text.AsSpan(end, start - end).Trim().Length > 0)
                yield return Break;
            end = start + word.Length;
            yield return Read(word, vocabulary);
        }

        yield return Break;
    }

    private static Term Read(string word, IReadOnlySet<string> vocabulary)
    {
        var folded = Folding.Fold(word);
        if (folded.Length < 3 || StopWords.Contains(folded) || !folded.All(char.IsLetter))
            return Break;

        var shown = Scripts.IsArabic(folded[0]) ? Unglue(word, folded, vocabulary) : word;
        var bare = Folding.Fold(shown);
        if (StopWords.Contains(bare))
            return Break;
        var stem = LightStemmer.Stem(bare);
        return stem.Length < ShortestStem ? Break : new Term(shown, stem);
    }

    // وللإرهاب, بالتعاون, ومكافحة: the article and the word itself stay.
    private static string Unglue(string word, string folded, IReadOnlySet<string> vocabulary)
    {
        if (word.Length != folded.Length)
            return word;
        if (folded[0] is 'و' or 'ف' && folded.Length > 4 && (folded.AsSpan(1).StartsWith("ال") || folded.AsSpan(1).StartsWith("لل") || vocabulary.Contains(folded[1..])))
            (word, folded) = (word[1..], folded[1..]);
        if (folded.StartsWith("لل", StringComparison.Ordinal) && folded.Length > 4)
            return "ال" + word[2..];
        if (folded.Length > 5 && folded[0] is 'ب' or 'ك' or 'ف' && folded.AsSpan(1).StartsWith("ال"))
            return word[1..];
        return folded.Length > 4 && folded[0] is 'ب' or 'ل' && vocabulary.Contains(folded[1..]) ? word[1..] : word;
    }

    private static IEnumerable<(string Word, int Start)> Spans(string text)
    {
        var at = 0;
        foreach (var word in Words.Of(text))
        {
            var start = text.IndexOf(word, at, StringComparison.Ordinal);
            at = start + word.Length;
            yield return (word, start);
        }
    }
}
