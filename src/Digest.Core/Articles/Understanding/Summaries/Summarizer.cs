using Digest.Core.Articles.Metadata.Places;
using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Summaries;

/// <summary>Summarises a story in its own sentences: the lead, and those that are most about the same and say something new, in the order of the text.</summary>
internal sealed class Summarizer
{
    private const int MaxLength = 320;
    private const int ShortestLead = 60;
    private const int ShortestOther = 40;
    private const int MaxSentences = 3;
    private const int MaxCandidates = 120;
    private const double MostShared = 0.6;

    private readonly WordList _words;
    private readonly WordFacts _facts;
    private readonly int[] _counts;
    private readonly int[] _seen;
    private readonly List<Sentence> _sentences = [];

    private Summarizer(WordList words, WordFacts facts, IReadOnlyList<int> texts)
    {
        (_words, _facts) = (words, facts);
        _counts = new int[words.Vocabulary.Count];
        _seen = new int[words.Vocabulary.Count];
        for (var i = 0; i < texts.Count && _sentences.Count < MaxCandidates; i++)
        {
            var text = words.Text(texts[i]);
            var from = Dateline.OfParagraph(text) is { } dateline && dateline.Length < text.Length ? dateline.Length : 0;
            SentenceSplitter.Split(text, texts[i], from, _sentences);
        }

        foreach (var token in words.All)
        {
            if (facts[token.Word].IsTerm)
                _counts[facts[token.Word].Stem]++;
        }
    }

    /// <summary>One to three sentences of at most 320 characters.</summary>
    /// <param name="words">The words of headline and paragraphs.</param>
    /// <param name="facts">What is known of them.</param>
    /// <param name="texts">The numbers of the paragraphs that may be quoted, in order; at least one.</param>
    public static string Summarize(WordList words, WordFacts facts, IReadOnlyList<int> texts) => new Summarizer(words, facts, texts).Summarize();

    private string Summarize()
    {
        if (_sentences.Count == 0)
            return "";

        var lead = _sentences[0];
        if (lead.Length > MaxLength)
            return Shorten(lead);

        var chosen = new List<int> { 0 };
        var length = lead.Length;
        // A lead that is a cry or a label is no summary: what follows it comes along.
        if (lead.Length < ShortestLead && _sentences.Count > 1 && Fits(_sentences[1], length))
            length = Take(1, chosen, length);
        while (chosen.Count < MaxSentences && Best(chosen, length) is { } best)
            length = Take(best, chosen, length);
        chosen.Sort();
        return string.Join(' ', chosen.Select((number, place) => Closed(_sentences[number], place == chosen.Count - 1)));
    }

    private int Take(int number, List<int> chosen, int length)
    {
        chosen.Add(number);
        return length + _sentences[number].Length + 2;
    }

    private static bool Fits(Sentence sentence, int length) => length + sentence.Length + 2 <= MaxLength;

    private int? Best(List<int> chosen, int length)
    {
        foreach (var number in chosen)
            Mark(_sentences[number]);

        int? best = null;
        var bestScore = 0.0;
        for (var i = 1; i < _sentences.Count; i++)
        {
            var sentence = _sentences[i];
            if (sentence.Length < ShortestOther || !Fits(sentence, length) || chosen.Contains(i))
                continue;
            var score = Score(i);
            if (score > bestScore && StandsAlone(sentence))
                (best, bestScore) = (i, score);
        }

        Array.Clear(_seen);
        return best;
    }

    // How much the story comes back to what the sentence says, against how much of it is said already; early ones first.
    private double Score(int number)
    {
        double central = 0;
        int terms = 0, shared = 0;
        foreach (var token in TokensOf(_sentences[number]))
        {
            if (!_facts[token.Word].IsTerm)
                continue;
            terms++;
            var stem = _facts[token.Word].Stem;
            if (_seen[stem] > 0)
                shared++;
            central += Math.Min(_counts[stem] - 1, 8);
        }

        if (terms == 0 || shared > terms * MostShared)
            return 0;
        return (0.1 + central / Math.Sqrt(terms)) / (1 + (Tuning.A * number));
    }

    private void Mark(Sentence sentence)
    {
        foreach (var token in TokensOf(sentence))
        {
            if (_facts[token.Word].IsTerm)
                _seen[_facts[token.Word].Stem] = 1;
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

    private ReadOnlySpan<char> TextOf(Sentence sentence) => _words.Text(sentence.Text).AsSpan(sentence.Start, sentence.Length);

    private bool StandsAlone(Sentence sentence)
    {
        var text = TextOf(sentence);
        return IsClosed(text) && (char.IsLetterOrDigit(text[0]) || text[0] is '"' or '“' or '«' or '”') && Balance.Holds(text) && Openings.StandAlone(text);
    }

    private string Shorten(Sentence lead)
    {
        var text = TextOf(lead);
        if (Clauses.WholeWithin(text, MaxLength) is > 0 and var whole)
            return $"{text[..whole].TrimEnd()}.";
        for (var i = 1; i < Math.Min(_sentences.Count, 4); i++)
        {
            if (_sentences[i].Length is >= ShortestLead and <= MaxLength && StandsAlone(_sentences[i]))
                return TextOf(_sentences[i]).ToString();
        }

        return $"{text[..Clauses.BreakWithin(text, MaxLength - 1)]}…";
    }

    // Between two sentences there is a stop, also where the paper left it out.
    private string Closed(Sentence sentence, bool isLast)
    {
        var text = TextOf(sentence);
        return isLast || IsClosed(text) ? text.ToString() : $"{text}.";
    }

    private static bool IsClosed(ReadOnlySpan<char> text) => text[^1] is '.' or '!' or '؟' or '?' or '…' or '。' or '！' or '？' or '۔' or '”' or '“' or '»' or '"';
}
internal static class Tuning { public static double A = 0.1; }
