using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Summaries;

/// <summary>How much a sentence says of what its story is about.</summary>
internal sealed class Centrality
{
    // What every sentence has; what a word of the headline is worth; how fast sentences lose on their way down. On news with
    // the descriptions that their editors wrote, position counts for more than any measure of the words.
    private const double Base = 12;
    private const double TitleWord = 8;
    private const double Descent = 4;
    private const int MostOfWord = 8;
    private const double MostShared = 0.8;

    private readonly WordList _words;
    private readonly WordFacts _facts;
    private readonly int[] _counts;
    private readonly bool[] _isInTitle;
    private readonly bool[] _isSaid;

    public Centrality(WordList words, WordFacts facts)
    {
        (_words, _facts) = (words, facts);
        _counts = new int[words.Vocabulary.Count];
        _isInTitle = new bool[words.Vocabulary.Count];
        _isSaid = new bool[words.Vocabulary.Count];
        Mark(words.In(0), _isInTitle);
        foreach (var token in words.All)
        {
            if (facts[token.Word].IsTerm)
                _counts[facts[token.Word].Stem]++;
        }
    }

    /// <summary>Takes note of what is said already.</summary>
    public void Remember(Sentence sentence) => Mark(TokensOf(sentence), _isSaid);

    /// <summary>Nothing is said yet.</summary>
    public void Forget() => Array.Clear(_isSaid);

    /// <summary>How much the story comes back to what the sentence says; 0 when most of it is said already.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="number">Its number after the lead, from 1.</param>
    public double Of(Sentence sentence, int number)
    {
        double recurring = 0;
        int terms = 0, said = 0, titled = 0;
        foreach (var token in TokensOf(sentence))
        {
            if (!_facts[token.Word].IsTerm)
                continue;
            var stem = _facts[token.Word].Stem;
            terms++;
            recurring += Math.Min(_counts[stem] - 1, MostOfWord);
            said += _isSaid[stem] ? 1 : 0;
            titled += _isInTitle[stem] ? 1 : 0;
        }

        return terms == 0 || said > terms * MostShared ? 0
            : (Base + (recurring / Math.Sqrt(terms)) + (TitleWord * titled)) / (1 + (Descent * (number - 1)));
    }

    private void Mark(ReadOnlySpan<Token> tokens, bool[] marks)
    {
        foreach (var token in tokens)
        {
            if (_facts[token.Word].IsTerm)
                marks[_facts[token.Word].Stem] = true;
        }
    }

    private ReadOnlySpan<Token> TokensOf(Sentence sentence)
    {
        var tokens = _words.In(sentence.Text);
        var first = 0;
        while (first < tokens.Length && tokens[first].Start < sentence.Start)
            first++;
        var end = first;
        while (end < tokens.Length && tokens[end].Start < sentence.End)
            end++;
        return tokens[first..end];
    }
}
