using Digest.Core.Articles.Text;
using Digest.Core.Articles.Understanding.Lexicon;

namespace Digest.Core.Articles.Understanding.Words;

/// <summary>Works out once for each different word of a text what all its readers need to know of it.</summary>
internal sealed class WordFacts
{
    private const string Article = "ال";
    private const int ShortestTerm = 3;
    private const int ShortestStem = 2;
    private const int LongestGlue = 64;

    private readonly Vocabulary _vocabulary;
    private readonly LanguageSet _language;
    private readonly WordFact[] _facts;

    private WordFacts(Vocabulary vocabulary, LanguageSet language)
    {
        _vocabulary = vocabulary;
        _language = language;
        _facts = new WordFact[vocabulary.Count];
        // Stems join the vocabulary behind the words.
        for (var word = 0; word < _facts.Length; word++)
            Read(word, ref _facts[word]);
    }

    /// <summary>What is known of a word.</summary>
    public ref readonly WordFact this[int word] => ref _facts[word];

    public static WordFacts Of(WordList words, LanguageSet language) => new(words.Vocabulary, language);

    /// <summary>Whether the word is a stop word in the language of the text.</summary>
    public bool IsStop(int word) => (_facts[word].Entry.StopIn & _language) != 0;

    private void Read(int word, ref WordFact fact)
    {
        var folded = _vocabulary[word];
        fact.Stem = -1;
        fact.IsArabic = Scripts.IsArabic(folded[0]);
        fact.Entry = WordLexicon.Find(folded, _vocabulary.HashOf(word));
        var isStop = (fact.Entry.StopIn & _language) != 0;
        if (fact.IsArabic && !isStop && fact.Entry is { Names: [], Role: WordRole.None } && folded.Length >= ShortestTerm)
            FindUnglued(folded, ref fact, ref isStop);

        if (isStop || folded.Length < ShortestTerm || !IsLetters(folded))
            return;
        if (fact.IsArabic && ArabicForms.IsVerb(folded))
            return;
        if (fact.IsArabic)
            Unglue(folded, ref fact);
        fact.IsAdjective = fact.IsArabic && folded.Length - fact.Glue > 5 && folded[fact.Glue..].StartsWith(Article) && folded is [.., 'ي'] or [.., 'ي', 'ه'] or [.., 'ي', 'ي', 'ن'];
        var stem = LightStemmer.Stem(folded[fact.Glue..]);
        if (stem.Length >= ShortestStem)
            fact.Stem = _vocabulary.Add(stem);
    }

    // ولندن, بالدوحة, للمغرب: tries the word without one and without two of the letters that Arabic glues on.
    private void FindUnglued(ReadOnlySpan<char> folded, ref WordFact fact, ref bool isStop)
    {
        for (var glue = 0; glue < 2 && folded.Length - glue >= ShortestTerm; glue++)
        {
            if (!IsGlue(folded[glue]))
                return;

            var found = folded[glue] == 'ل' && folded[glue + 1] == 'ل' ? FindWithArticle(folded[(glue + 2)..]) : WordLexicon.Find(folded[(glue + 1)..]);
            if (glue == 0 && !isStop)
                isStop = (found.StopIn & _language) != 0;
            if (found is { Names: [], Role: WordRole.None })
                continue;
            (fact.Entry, fact.NameGlue) = (found with { StopIn = fact.Entry.StopIn }, glue + 1);
            return;
        }
    }

    private static LexiconEntry FindWithArticle(ReadOnlySpan<char> rest)
    {
        Span<char> whole = stackalloc char[LongestGlue + 2];
        if (rest.Length > LongestGlue)
            return WordLexicon.Find(rest);
        Article.CopyTo(whole);
        rest.CopyTo(whole[2..]);
        return WordLexicon.Find(whole[..(rest.Length + 2)]);
    }

    // للإرهاب is shown as إرهاب, بالتعاون as التعاون, بمراكش as مراكش where the text has the word alone too.
    private void Unglue(ReadOnlySpan<char> folded, ref WordFact fact)
    {
        var word = folded;
        fact.IsJoined = word[0] == 'و' && word.Length > 4 && (word[1..].StartsWith(Article) || ArabicForms.StartsWithAnd(word) || IsWord(word[1..]));
        if (fact.IsJoined)
            word = word[1..];
        if (word.StartsWith("لل") && word.Length > 4)
            word = word[2..];
        else if ((word.Length > 5 && word[0] is 'ب' or 'ك' or 'ف' && word[1..].StartsWith(Article)) || (word.Length > 4 && word[0] is 'ب' or 'ل' && IsWord(word[1..])) || (fact.NameGlue == folded.Length - word.Length + 1 && fact.Entry.Names.Length > 0))
            word = word[1..];
        fact.Glue = folded.Length - word.Length;
    }

    private bool IsWord(ReadOnlySpan<char> folded) => (uint)_vocabulary.Find(folded) < (uint)_facts.Length;

    private static bool IsGlue(char c) => c is 'و' or 'ف' or 'ب' or 'ل' or 'ك';

    private static bool IsLetters(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLetter(c) || Scripts.IsUnspaced(c))
                return false;
        }

        return true;
    }
}
