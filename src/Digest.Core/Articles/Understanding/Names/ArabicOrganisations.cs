using Digest.Core.Articles.Understanding.Lexicon;
using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Names;

/// <summary>
/// Reads Arabic names of organisations by their pattern: وزارة التربية والتعليم, جامعة محمد الخامس, المركز الوطني للبحث العلمي.
/// A name is a head and what defines it; it ends at a clitic, a stop word, punctuation, or a word that is no part of such a name.
/// </summary>
internal sealed class ArabicOrganisations(WordList words, WordFacts facts)
{
    private const int MostWords = 7;
    private const int MostAdjectives = 2;

    /// <summary>The name whose head stands here, without what is glued to it, and its number of words; nothing when none does.</summary>
    public (string Name, int Words) Read(int at, int end)
    {
        ref readonly var fact = ref FactOf(at);
        if (!fact.Is(WordRole.Head | WordRole.Ministry | WordRole.Named | WordRole.DefiniteHead))
            return default;

        end = Math.Min(end, at + MostWords);
        var next = fact.Is(WordRole.DefiniteHead) ? ReadDefinite(at, end)
            : fact.Is(WordRole.Ministry) ? ReadMinistry(at, end)
            : ReadHead(at, end);
        return next - at < 2 ? default : (Written(at, next - 1), next - at);
    }

    // وزارة التعليم العالي والبحث العلمي: portfolios with their adjectives, joined by "and".
    private int ReadMinistry(int at, int end)
    {
        var next = at + 1;
        if (!IsPortfolio(next, end, isJoined: false))
            return at;
        do
            next = SkipAdjectives(next + 1, end);
        while (IsPortfolio(next, end, isJoined: true));
        return next;
    }

    // منظمة الصحة العالمية, بنك المغرب; the second word must be definite, or a person's or a city's name where those name institutions.
    private int ReadHead(int at, int end)
    {
        var next = at + 1;
        if (!Holds(next, end))
            return at;
        ref readonly var fact = ref FactOf(next);
        if (FactOf(at).Is(WordRole.Named) && fact.Is(WordRole.Person))
            return ReadPerson(next, end) is > 0 and var person ? person : at;
        if (FactOf(at).Is(WordRole.Named) && fact.NameGlue == 0 && CityAt(next, end) is > 0 and var city)
            return next + city;
        if (!IsDefinite(next) || IsBareAdjective(next) || fact.Is(WordRole.Weak))
            return at;
        var last = SkipAdjectives(next + 1, end);
        return last == next + 1 && FactOf(at).Is(WordRole.Common) ? at : last;
    }

    // محمد الخامس, عبد الرحمن ميرة: the servant of the Merciful has one name more.
    private int ReadPerson(int next, int end)
    {
        // The fifth, الخامس, is a stop word elsewhere.
        var hasName = Holds(next + 1, end) || (next + 1 < end && words.All[next + 1].Before != Gap.Break && IsDefinite(next + 1));
        if (!hasName || FactOf(next + 1).IsAdjective)
            return 0;
        var isServant = words.Vocabulary[words.All[next].Word].SequenceEqual("عبد");
        return isServant && Holds(next + 2, end) && FactOf(next + 2).Glue == 0 ? next + 3 : next + 2;
    }

    // المركز الوطني للبحث العلمي: only with an adjective and what it is for; "المركز الوطني" alone is any.
    private int ReadDefinite(int at, int end)
    {
        var next = SkipAdjectives(at + 1, end);
        if (next == at + 1 || !Holds(next, end) || !words.Vocabulary[words.All[next].Word].StartsWith("لل"))
            return at;
        return SkipAdjectives(next + 1, end);
    }

    private int SkipAdjectives(int next, int end)
    {
        for (var i = 0; i < MostAdjectives && Holds(next, end) && IsDefinite(next) && (FactOf(next).IsAdjective || IsBareAdjective(next)); i++)
            next++;
        return next;
    }

    private bool IsPortfolio(int token, int end, bool isJoined) =>
        token < end && words.All[token].Before != Gap.Break && FactOf(token).Is(WordRole.Portfolio) && FactOf(token).NameGlue == (isJoined ? 1 : 0)
        && (!isJoined || words.Vocabulary[words.All[token].Word][0] == 'و');

    private int CityAt(int token, int end)
    {
        foreach (var name in FactOf(token).Entry.Names)
        {
            if (name.Of is { IsPlace: true } && name.Words.Length == 1 && token < end)
                return 1;
        }

        return 0;
    }

    // Whether the name can go on here: no punctuation, no stop word, nothing glued on.
    private bool Holds(int token, int end) =>
        token < end && words.All[token].Before != Gap.Break && FactOf(token) is { IsTerm: true, IsJoined: false } && !facts.IsStop(words.All[token].Word);

    private bool IsDefinite(int token) => words.Vocabulary[words.All[token].Word] is ['ا', 'ل', _, _, ..];

    // Adjectives of organisations that are not ones of relation.
    private bool IsBareAdjective(int token) => words.Vocabulary[words.All[token].Word] is
        "المتحده" or "العليا" or "العامه" or "العام" or "العالي" or "الكبري" or "الحره" or "الموحد" or "المستقله" or "المشترك" or "المشتركه" or "الاعلي" or "الاحمر" or "العالميه" or "الجديده" or "الجديد" or "الكبير" or "الكبيره" or "المذكوره" or "المعنيه" or "نفسها" or "التابعه";

    private string Written(int first, int last)
    {
        var text = TextOf(first);
        var token = words.All[first];
        var folded = words.Vocabulary[token.Word];
        var glue = token.Length == folded.Length ? facts[token.Word].NameGlue : 0;
        // للجمعية العامة: the article that ل has swallowed comes back.
        var hasSwallowed = glue > 0 && folded[glue - 1] == 'ل' && folded[glue] == 'ل';
        return hasSwallowed ? $"ا{words.Text(text).AsSpan((token.Start + glue)..words.All[last].End)}" : words.Text(text)[(token.Start + glue)..words.All[last].End];
    }

    private int TextOf(int token)
    {
        int low = 0, high = words.Texts - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (words.StartOf(middle) <= token)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private ref readonly WordFact FactOf(int token) => ref facts[words.All[token].Word];
}
