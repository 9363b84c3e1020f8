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
    private readonly int[] _times;
    private readonly Dictionary<ulong, Keyword> _phrases = [];

    private KeywordExtractor(WordList words, WordFacts facts)
    {
        (_words, _facts) = (words, facts);
        _single = new Keyword[words.Vocabulary.Count];
        _times = new int[words.Vocabulary.Count];
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
            if (!fact.IsTerm)
                continue;
            _times[fact.Stem]++;
            if (!(fact.IsAdjective && Follows(i)))
                _single[fact.Stem].Add(i, 1, WeightOf(text));
        }
    }

    // A phrase can recur only if all its words do.
    private void CountPhrases(int text)
    {
        var end = _words.StartOf(text) + _words.In(text).Length;
        for (var i = _words.StartOf(text); i < end; i++)
        {
            if (!Recurs(i) || (FactOf(i).IsAdjective && Follows(i)))
                continue;

            var key = (ulong)FactOf(i).Stem + 1;
            for (var length = 2; length <= LongestPhrase && i + length <= end && Follows(i + length - 1) && Recurs(i + length - 1); length++)
            {
                key = (key << StemBits) | ((uint)FactOf(i + length - 1).Stem + 1);
                if (!IsOpen(i + length - 1, end))
                    CollectionsMarshal.GetValueRefOrAddDefault(_phrases, key, out _).Add(i, length, WeightOf(text));
            }
        }
    }

    // طريق مكافحة [الإرهاب], المنتدى العالمي لمكافحة [الإرهاب]: a phrase does not end where the next word defines its last.
    private bool IsOpen(int token, int end)
    {
        ref readonly var fact = ref FactOf(token);
        if (!fact.IsArabic)
            return false;
        var word = _words.Vocabulary[_words.All[token].Word];
        var isPrepositional = fact.Glue < 2 && ArabicForms.GlueBeforeDefined(word) > 0 && !word.StartsWith("لل");
        return isPrepositional || (!word.StartsWith("ال") && token + 1 < end && Follows(token + 1) && _words.Vocabulary[_words.All[token + 1].Word].StartsWith("ال"));
    }

    private bool Recurs(int token) => FactOf(token) is { IsTerm: true, Stem: var stem } && _times[stem] > 1;

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
        foreach (var keyword in Telling())
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
            if (Forms.MostUsed(_words, _facts, keyword) is not { } form || shown.Exists(other => other.Contains(form, StringComparison.OrdinalIgnoreCase) || form.Contains(other, StringComparison.OrdinalIgnoreCase)))
                return;
            chosen.Add(keyword);
            shown.Add(form);
        }
    }

    private List<Keyword> Telling()
    {
        var telling = new List<Keyword>();
        foreach (ref readonly var keyword in _single.AsSpan())
        {
            if (IsTelling(keyword))
                telling.Add(keyword);
        }

        foreach (var keyword in _phrases.Values)
        {
            if (IsTelling(keyword))
                telling.Add(keyword);
        }

        telling.Sort((one, other) => (other.Score, one.First, other.Length).CompareTo((one.Score, other.First, one.Length)));
        return telling;
    }

    private bool IsTelling(in Keyword keyword)
    {
        ref readonly var fact = ref FactOf(keyword.First);
        return keyword.Times >= 2 && (keyword.Length > 1 || !(fact.Is(WordRole.Weak) || (fact is { IsArabic: true, Glue: 0 } && ArabicForms.GlueBeforeDefined(_words.Vocabulary[_words.All[keyword.First].Word]) > 0)));
    }

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
