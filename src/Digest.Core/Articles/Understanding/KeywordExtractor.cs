using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding;

/// <summary>Finds the words and phrases that a story keeps coming back to, those of headline and lead first.</summary>
internal sealed class KeywordExtractor
{
    private const int MaxKeywords = 8;
    private const int LongestPhrase = 4;
    private const int MaxTerms = 50_000;
    private const double TitleWeight = 2;
    private const double LeadWeight = 1.5;

    private readonly Dictionary<string, Keyword> _keywords = [];
    private int _terms;

    /// <summary>At most eight keywords, most telling first.</summary>
    public static IReadOnlyList<string> Extract(string title, IReadOnlyList<string> paragraphs)
    {
        var vocabulary = paragraphs.Prepend(title).SelectMany(Words.Of).Take(MaxTerms).Select(Folding.Fold).ToHashSet();
        var extractor = new KeywordExtractor();
        extractor.Count(title, TitleWeight, vocabulary);
        for (var i = 0; i < paragraphs.Count && extractor._terms < MaxTerms; i++)
            extractor.Count(paragraphs[i], i == 0 ? LeadWeight : 1, vocabulary);
        return extractor.Choose();
    }

    private void Count(string text, double weight, HashSet<string> vocabulary)
    {
        var run = new List<Term>();
        foreach (var term in Term.Of(text, vocabulary))
        {
            if (_terms >= MaxTerms)
                return;
            if (!term.IsBreak)
            {
                run.Add(term);
                _terms++;
                continue;
            }

            CountRun(run, weight);
            run.Clear();
        }
    }

    private void CountRun(List<Term> run, double weight)
    {
        for (var start = 0; start < run.Count; start++)
        {
            if (start > 0 && run[start].IsAdjective)
                continue;
            for (var length = 1; length <= LongestPhrase && start + length <= run.Count; length++)
                Add(run.GetRange(start, length), weight);
        }
    }

    // Inside a phrase what is glued to a word holds the phrase together: المنتدى العالمي لمكافحة الإرهاب.
    private void Add(List<Term> phrase, double weight)
    {
        var stems = phrase.ConvertAll(term => term.Stem);
        var key = string.Join(' ', stems);
        if (!_keywords.TryGetValue(key, out var keyword))
            _keywords[key] = keyword = new Keyword(stems, _keywords.Count);
        keyword.Add(string.Join(' ', phrase.Skip(1).Select(term => term.Written).Prepend(phrase[0].Shown)), weight);
    }

    private List<string> Choose()
    {
        var chosen = new List<Keyword>();
        foreach (var keyword in _keywords.Values.Where(keyword => keyword.IsTelling).OrderByDescending(keyword => keyword.Score).ThenBy(keyword => keyword.Order))
        {
            if (chosen.Count == MaxKeywords)
                break;
            if (!chosen.Exists(keyword.IsCoveredBy))
                chosen.Add(keyword);
        }

        return chosen.ConvertAll(keyword => keyword.Shown);
    }
}
