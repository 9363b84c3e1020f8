using Digest.Core.Articles.Understanding.Lexicon;
using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Names;

/// <summary>Reads English and French names of organisations by their pattern: Ministry of Health, ministère de l'Intérieur, Stanford University, Acme Inc.</summary>
internal sealed class LatinOrganisations(WordList words, WordFacts facts)
{
    private const int MostWords = 7;
    private const int MostBefore = 4;

    /// <summary>The name that begins or ends here, and how many words of it stand from here on; nothing when there is none.</summary>
    public (string Name, int Words) Read(int at, int text, int first, int end)
    {
        var source = words.Text(text);
        if (FactOf(at).Is(WordRole.HeadOf) && ReadOf(at, Math.Min(end, at + MostWords), source) is > 0 and var last)
            return IsInName(at, first, source) ? default : (source[words.All[at].Start..words.All[last].End], last - at + 1);
        if (FactOf(at).Is(WordRole.Tail) && IsCapital(at, source) && ReadBack(at, first, source) is >= 0 and var begin)
            return (source[words.All[begin].Start..words.All[at].End], 1);
        return default;
    }

    // The Culinary Institute of America is no Institute of America.
    private bool IsInName(int at, int first, string source) =>
        at > first && words.All[at].Before == Gap.Space && IsCapital(at, source) && IsCapital(at - 1, source) && !facts.IsStop(words.All[at - 1].Word);

    // Ministry of Foreign Affairs and Trade; in French the head may be small, what it is of is not.
    private int ReadOf(int at, int end, string source)
    {
        var isFrench = !IsEnglish(at);
        if (!isFrench && !IsCapital(at, source))
            return -1;

        var last = -1;
        for (var i = at + 1; i < end && words.All[i].Before != Gap.Break; i++)
        {
            if (IsCapital(i, source) && i > at + 1)
                last = i;
            else if (!IsLink(i, isFrench) || (i == at + 1 && IsAnd(i)))
                break;
        }

        return last;
    }

    private int ReadBack(int at, int first, string source)
    {
        var begin = at;
        while (begin > first && at - begin < MostBefore && words.All[begin].Before == Gap.Space && IsCapital(begin - 1, source) && !facts.IsStop(words.All[begin - 1].Word))
            begin--;
        if (at - begin == 1 && (facts[words.All[begin].Word].Is(WordRole.Side) || (words.All[begin].Before == Gap.Break && !IsStrong(at))))
            return -1;
        return begin < at ? begin : -1;
    }

    // "Choose Foundation" may be an order that begins a sentence; "Stanford University" is one of the words that never stand without a name.
    private bool IsStrong(int token) => words.Vocabulary[words.All[token].Word] is "university" or "inc" or "corp" or "ltd" or "llc" or "plc" or "gmbh" or "airlines" or "airways";

    private bool IsEnglish(int token) => words.Vocabulary[words.All[token].Word] is "ministry" or "department" or "university" or "bank" or "institute" or "council" or "court" or "academy" or "federation" or "association" or "bureau" or "chamber";

    private bool IsLink(int token, bool isFrench) => isFrench
        ? words.Vocabulary[words.All[token].Word] is "de" or "du" or "des" or "la" or "le" or "les" or "l" or "d" or "et"
        : words.Vocabulary[words.All[token].Word] is "of" or "the" or "and" or "for";

    private bool IsAnd(int token) => words.Vocabulary[words.All[token].Word] is "and" or "et";

    private bool IsCapital(int token, string source) => char.IsUpper(source[words.All[token].Start]);

    private ref readonly WordFact FactOf(int token) => ref facts[words.All[token].Word];
}
