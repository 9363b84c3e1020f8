using Digest.Core.Articles.Understanding.Lexicon;
using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Names;

/// <summary>Finds the places and organisations that a story names: known ones by the lexicon, others by the patterns of their names. A miss is better than a word taken for a name.</summary>
internal sealed class NameFinder
{
    private const double MostCapitals = 0.8;

    private readonly WordList _words;
    private readonly WordFacts _facts;
    private readonly LanguageSet _language;
    private readonly ArabicOrganisations _arabic;
    private readonly LatinOrganisations _latin;
    private readonly Mentions _places = new();
    private readonly Mentions _organisations = new();

    // Names that are also words, until the text shows that it means the name.
    private readonly List<(Named Named, int Text)> _doubtful = [];
    private readonly HashSet<Named> _meant = [];

    private NameFinder(WordList words, WordFacts facts, LanguageSet language)
    {
        (_words, _facts, _language) = (words, facts, language);
        _arabic = new ArabicOrganisations(words, facts);
        _latin = new LatinOrganisations(words, facts);
        for (var text = 0; text < words.Texts; text++)
            Read(text);
        foreach (var (named, text) in _doubtful)
        {
            if (_meant.Contains(named))
                Count(named, text);
        }
    }

    /// <summary>At most ten places and ten organisations, those that the story names most first.</summary>
    public static (IReadOnlyList<string> Places, IReadOnlyList<string> Organisations) Find(WordList words, WordFacts facts, LanguageSet language)
    {
        var finder = new NameFinder(words, facts, language);
        return (finder._places.Ranked(), finder._organisations.Ranked());
    }

    private void Read(int text)
    {
        var first = _words.StartOf(text);
        var end = first + _words.In(text).Length;
        var isTitleCase = IsTitleCase(text);
        for (var i = first; i < end;)
        {
            ref readonly var fact = ref _facts[_words.All[i].Word];
            i += fact.Entry is { Names: [], Role: WordRole.None } ? 1 : Math.Max(1, ReadAt(i, text, first, end, isTitleCase));
        }
    }

    // How many words the name has that stands here; 0 when none does.
    private int ReadAt(int at, int text, int first, int end, bool isTitleCase)
    {
        ref readonly var fact = ref _facts[_words.All[at].Word];
        foreach (var name in fact.Entry.Names)
        {
            if ((name.Languages & _language) != 0 && Matches(name, at, text, end))
            {
                if (name.Of is not null && (fact.IsArabic ? IsMeantInArabic(name, at, first) : IsMeantInLatin(name, at, text, first, end, isTitleCase)) is { } meant)
                    Take(name.Of, text, meant);
                return name.Words.Length;
            }
        }

        var found = fact.IsArabic ? _arabic.Read(at, end) : isTitleCase ? default : _latin.Read(at, text, first, end);
        if (found.Words > 0)
            _organisations.Add(found.Name, text);
        return found.Words;
    }

    private void Take(Named named, int text, bool isSure)
    {
        if (isSure && !_meant.Contains(named) && _doubtful.Exists(doubt => doubt.Named == named))
            _meant.Add(named);
        if (isSure)
            Count(named, text);
        else
            _doubtful.Add((named, text));
    }

    private void Count(Named named, int text) => (named.IsPlace ? _places : _organisations).Add(named.In(_language), text);

    // Folded, the city of جدة is his grandfather.
    private bool Matches(Name name, int at, int text, int end)
    {
        if (at + name.Words.Length > end)
            return false;
        for (var i = 1; i < name.Words.Length; i++)
        {
            if (_words.All[at + i].Before == Gap.Break || !_words.Vocabulary[_words.All[at + i].Word].SequenceEqual(name.Words[i]))
                return false;
        }

        return !name.EndsInTa || _words.Text(text)[_words.All[at + name.Words.Length - 1].End - 1] == 'ة';
    }

    // True and false say whether a doubtful name has its evidence; null that something else is named.
    private bool? IsMeantInArabic(Name name, int at, int first)
    {
        if (at == first || _words.All[at].Before == Gap.Break)
            return !name.IsDoubtful;
        ref readonly var before = ref _facts[_words.All[at - 1].Word];
        if (before.Is(WordRole.Thief) && name.Of!.IsPlace && _facts[_words.All[at].Word].NameGlue == 0)
            return null;
        return !name.IsDoubtful || before.Is(name.Of!.IsPlace ? WordRole.Locator : WordRole.Head) || (name.IsTold && before.Is(WordRole.In));
    }

    private bool? IsMeantInLatin(Name name, int at, int text, int first, int end, bool isTitleCase)
    {
        var source = _words.Text(text);
        var token = _words.All[at];
        if (!char.IsUpper(source[token.Start]) && !(name.Words.Length > 1 && char.IsUpper(source[_words.All[at + 1].Start])))
            return null;
        if (name.IsAcronym)
            return source.AsSpan(token.Start, token.Length).ContainsAnyInRange('a', 'z') ? null : true;
        if (!name.Of!.IsPlace)
            return !name.IsDoubtful;

        var last = at + name.Words.Length - 1;
        var isInName = (last + 1 < end && IsCapital(last + 1, source) && _words.All[last + 1].Before != Gap.Break) || (at > first && token.Before != Gap.Break && IsCapital(at - 1, source));
        if (isInName && (isTitleCase ? !IsWholeName(name) : !StandsFree(at, last, first, end, source)))
            return null;
        return !name.IsDoubtful || (at > first && token.Before == Gap.Space && _facts[_words.All[at - 1].Word].Is(WordRole.In));
    }

    // In a headline that writes all words with capitals only a long name is sure.
    private static bool IsWholeName(Name name) => name.Words.Length > 1;

    // Paris Hilton and the Paris Match are no places, "In Paris", "North London" and "London Tuesday" are.
    private bool StandsFree(int at, int last, int first, int end, string source)
    {
        if (at > first && _words.All[at].Before != Gap.Break && IsCapital(at - 1, source) && !IsFree(at - 1))
            return false;
        return last + 1 >= end || _words.All[last + 1].Before == Gap.Break || !IsCapital(last + 1, source) || _facts.IsStop(_words.All[last + 1].Word);
    }

    private bool IsFree(int token) => _facts.IsStop(_words.All[token].Word) || _facts[_words.All[token].Word].Is(WordRole.Side | WordRole.In);

    private bool IsCapital(int token, string source) => char.IsUpper(source[_words.All[token].Start]);

    private bool IsTitleCase(int text)
    {
        int capitals = 0, words = 0;
        foreach (var token in _words.In(text))
        {
            if (token.Length < 4 || _facts[token.Word].IsArabic)
                continue;
            words++;
            if (char.IsUpper(_words.Text(text)[token.Start]))
                capitals++;
        }

        return words > 3 && capitals > words * MostCapitals;
    }
}
