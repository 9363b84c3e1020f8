using System.Runtime.InteropServices;
using Digest.Core.Articles.Understanding.Lexicon;
using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Keywords;

/// <summary>Finds the words and phrases that a story keeps coming back to, those of headline and lead first.</summary>
internal sealed class KeywordExtractor
{
    private const int MaxKeywords = 10;
    private const int FewKeywords = 3;
    private const int LongestPhrase = 3;
    private const int StemBits = 21;
    private const double TitleWeight = 2;
    private const double LeadWeight = 1.5;

    private readonly WordList _words;
    private readonly WordFacts _facts;
    private readonly Keyword[] _single;
    private readonly Dictionary<ulong, Keyword> _phrases = [];

    private KeywordExtractor(WordList words, WordFacts facts)
    {
        (_words, _facts) = (words, facts);
        _single = new Keyword[words.Vocabulary.Count];
        for (var text = 0; text < words.Texts; text++)
            CountWords(text);
        for (var text = 0; text < words.Texts; text++)
            CountPhrases(text);
    }

    /// <summary>At most ten keywords as they stand in the text, most telling first; none contains another.</summary>
    public static IReadOnlyList<string> Extract(WordList words, WordFacts facts) => new KeywordExtractor(words, facts).Choose();

    private static double WeightOf(int text) => text switch { 0 => TitleWeight, 1 => LeadWeight, _ => 1 };

    private void CountWords(int text)
    {
        var end = _words.StartOf(text) + _words.In(text).Length;
        for (var i = _words.StartOf(text); i < end; i++)
        {
            ref readonly var fact = ref FactOf(i);
            if (fact.IsTerm && !(fact.IsAdjective && Follows(i)))
                _single[fact.Stem].Add(i, 1, WeightOf(text));
        }
    }

    // A phrase can recur only if all its words do.
    private void CountPhrases(int text)
    {
        var end = _words.StartOf(text) + _words.In(text).Length;
        for (var i = _words.StartOf(text); i < end; i++)
        {
            if (!FactOf(i).IsTerm || (FactOf(i).IsAdjective && Follows(i)))
                continue;

            var key = (ulong)FactOf(i).Stem + 1;
            for (var length = 2; length <= LongestPhrase && i + length <= end && Follows(i + length - 1); length++)
            {
                key = (key << StemBits) | ((uint)FactOf(i + length - 1).Stem + 1);
                CollectionsMarshal.GetValueRefOrAddDefault(_phrases, key, out _).Add(i, length, WeightOf(text));
            }
        }
    }

    // Inside a phrase what is glued to a word holds the phrase together: مكافحة تمويل الإرهاب, التصدي لتمويل الإرهاب; an "and" parts.
    private bool Follows(int token)
    {
        if (token == 0 || _words.All[token].Before == Gap.Break || !FactOf(token).IsTerm || FactOf(token).IsJoined)
            return false;
        return FactOf(token - 1).IsTerm;
    }

    private List<string> Choose()
    {
        var chosen = new List<Keyword>(MaxKeywords);
        var shown = new List<string>(MaxKeywords);
        foreach (var keyword in _single.Concat(_phrases.Values).Where(IsTelling).OrderByDescending(keyword => keyword.Score).ThenBy(keyword => keyword.First))
        {
            if (shown.Count == MaxKeywords)
                return shown;
            if (!chosen.Exists(other => Overlap(keyword, other)))
                Take(keyword);
        }

        // A short report repeats little: what its headline says.
        for (var i = 0; i < _words.In(0).Length && shown.Count < FewKeywords; i++)
        {
            var keyword = new Keyword { First = i, Length = 1 };
            if (FactOf(i).IsTerm && !FactOf(i).Is(WordRole.Weak) && !chosen.Exists(other => Overlap(keyword, other)))
                Take(keyword);
        }

        return shown;

        void Take(Keyword keyword)
        {
            var form = Forms.MostUsed(_words, _facts, keyword);
            if (shown.Exists(other => other.Contains(form, StringComparison.OrdinalIgnoreCase) || form.Contains(other, StringComparison.OrdinalIgnoreCase)))
                return;
            chosen.Add(keyword);
            shown.Add(form);
        }
    }

    private bool IsTelling(Keyword keyword) => keyword.Times >= 2 && (keyword.Length > 1 || !FactOf(keyword.First).Is(WordRole.Weak));

    // Whether one says the other already: it is part of it, or they share most of their words.
    private bool Overlap(in Keyword one, in Keyword other)
    {
        var shared = 0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = 0; j < other.Length; j++)
            {
                if (FactOf(one.First + i).Stem == FactOf(other.First + j).Stem)
                {
                    shared++;
                    break;
                }
            }
        }

        return shared == one.Length || shared == other.Length || (shared >= 2 && shared * 2 > Math.Min(one.Length, other.Length));
    }

    private ref readonly WordFact FactOf(int token) => ref _facts[_words.All[token].Word];
}
