using Digest.Core.Articles.Metadata.Places;
using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Summaries;

/// <summary>Summarises a story in its own sentences: the lead, and those near the top that are most about the same and say something new, in the order of the text.</summary>
internal sealed class Summarizer
{
    private const int MaxLength = 320;
    private const int MaxSentences = 3;
    private const int MaxCandidates = 120;

    // A summary of this length says enough; more sentences only dilute it.
    private const int Enough = 80;

    // Up to here the rest of the lead's paragraph comes along: it is read on what it leans on, and editors describe stories so.
    private const int WholeParagraph = 220;
    private const int ShortestLead = 60;
    private const int ShortestOther = 40;

    // How far down a lead is looked for where the first sentence cannot be quoted whole.
    private const int LeadReach = 4;

    private readonly WordList _words;
    private readonly List<Sentence> _sentences = [];
    private readonly Centrality _centrality;

    private Summarizer(WordList words, WordFacts facts, IReadOnlyList<int> texts)
    {
        _words = words;
        _centrality = new Centrality(words, facts);
        for (var i = 0; i < texts.Count && _sentences.Count < MaxCandidates; i++)
        {
            var text = words.Text(texts[i]);
            var from = Dateline.OfParagraph(text) is { } dateline && dateline.Length < text.Length ? dateline.Length : 0;
            SentenceSplitter.Split(text, texts[i], from, _sentences);
        }
    }

    /// <summary>One to three sentences of at most 320 characters.</summary>
    /// <param name="words">The words of headline and paragraphs.</param>
    /// <param name="facts">What is known of them.</param>
    /// <param name="texts">The numbers of the paragraphs that may be quoted, in order; at least one.</param>
    public static string Summarize(WordList words, WordFacts facts, IReadOnlyList<int> texts)
    {
        var summarizer = new Summarizer(words, facts, texts);
        return summarizer._sentences.Count > 0 ? summarizer.Summarize() : Clauses.Clip(words.Text(texts[0]), MaxLength);
    }

    private string Summarize()
    {
        var first = FirstLead();
        JoinQuotation(first);
        var lead = _sentences[first];
        if (lead.Length > MaxLength || !Balance.Holds(TextOf(lead)))
            return Shorten(first);

        var chosen = new List<int> { first };
        var length = lead.Length;
        // A lead that is a cry or a label is no summary: what follows it comes along.
        if (length < ShortestLead && first + 1 < _sentences.Count && Fits(first + 1, length) && Balance.Holds(TextOf(_sentences[first + 1])))
            length = Take(first + 1, chosen, length);
        while (chosen.Count < MaxSentences && length < WholeParagraph && chosen[^1] + 1 is var next && GoesOn(next, length))
            length = Take(next, chosen, length);
        while (chosen.Count < MaxSentences && length < Enough && Best(chosen, length) is { } best)
            length = Take(best, chosen, length);
        chosen.Sort();
        return string.Join(' ', chosen.Select((number, place) => Closed(_sentences[number], place == chosen.Count - 1)));
    }

    // A line that ends in a colon announces what is not quoted.
    private int FirstLead()
    {
        for (var i = 0; i < Math.Min(_sentences.Count, LeadReach); i++)
        {
            if (TextOf(_sentences[i])[^1] != ':')
                return i;
        }

        return 0;
    }

    // A quotation of several sentences is read to its end.
    private void JoinQuotation(int first)
    {
        while (first + 1 < _sentences.Count && !_sentences[first + 1].IsFirst && _sentences[first].Length <= MaxLength && !Balance.Holds(TextOf(_sentences[first])))
        {
            _sentences[first] = _sentences[first] with { Length = _sentences[first + 1].End - _sentences[first].Start };
            _sentences.RemoveAt(first + 1);
        }
    }

    private int Take(int number, List<int> chosen, int length)
    {
        chosen.Add(number);
        return length + _sentences[number].Length + 2;
    }

    private bool Fits(int number, int length) => length + _sentences[number].Length + 2 <= MaxLength;

    private bool GoesOn(int number, int length) => number < _sentences.Count && !_sentences[number].IsFirst && Fits(number, length)
        && StandsAlone(_sentences[number], isBehind: true);

    private int? Best(List<int> chosen, int length)
    {
        _centrality.Forget();
        foreach (var number in chosen)
            _centrality.Remember(_sentences[number]);

        int? best = null;
        var bestScore = 0.0;
        for (var i = chosen[0] + 1; i < _sentences.Count; i++)
        {
            if (_sentences[i].Length < ShortestOther || !Fits(i, length) || chosen.Contains(i))
                continue;
            var score = _centrality.Of(_sentences[i], i - chosen[0]);
            if (score > bestScore && StandsAlone(_sentences[i], chosen.Contains(i - 1)))
                (best, bestScore) = (i, score);
        }

        return best;
    }

    private ReadOnlySpan<char> TextOf(Sentence sentence) => _words.Text(sentence.Text).AsSpan(sentence.Start, sentence.Length);

    private bool StandsAlone(Sentence sentence, bool isBehind)
    {
        var text = TextOf(sentence);
        return IsClosed(text) && (char.IsLetterOrDigit(text[0]) || text[0] is '"' or '“' or '«' or '”') && Balance.Holds(text) && Openings.StandAlone(text, isBehind && !sentence.IsFirst);
    }

    private string Shorten(int first)
    {
        var text = TextOf(_sentences[first]);
        if (Clauses.WholeWithin(text, MaxLength) is > 0 and var whole)
            return $"{text[..whole].TrimEnd()}.";
        for (var i = first + 1; i < Math.Min(_sentences.Count, LeadReach); i++)
        {
            if (_sentences[i].Length is >= ShortestLead and <= MaxLength && StandsAlone(_sentences[i], isBehind: false))
                return TextOf(_sentences[i]).ToString();
        }

        return Clauses.Clip(text, MaxLength);
    }

    // Between two sentences there is a stop, also where the paper left it out.
    private string Closed(Sentence sentence, bool isLast)
    {
        var text = TextOf(sentence);
        return isLast || IsClosed(text) ? text.ToString() : $"{text.TrimEnd(":،,;؛")}.";
    }

    private static bool IsClosed(ReadOnlySpan<char> text) => text[^1] is '.' or '!' or '؟' or '?' or '…' or '。' or '！' or '？' or '۔' or '”' or '“' or '»' or '"';
}
