using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding;

/// <summary>Finds the words and phrases that a story keeps coming back to, those of headline and lead first.</summary>
internal sealed class KeywordExtractor
{
    private const int MaxKeywords = 8;
    private const int LongestPhrase = 3;
    private const int MaxTerms = 50_000;
    private const double TitleWeight = 2;
    private const double LeadWeight = 1.5;
    private const double FewestWeight = 2;

    private readonly Dictionary<string, Candidate> _candidates = [];
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
            if (!term.IsBreak)
            {
                run.Add(term);
                continue;
            }

            for (var start = 0; start < run.Count; start++)
            {
                for (var length = 1; length <= LongestPhrase && start + length <= run.Count; length++)
                    Add(run.GetRange(start, length), weight);
            }

            _terms += run.Count;
            run.Clear();
        }
    }

    private void Add(List<Term> phrase, double weight)
    {
        var key = string.Join(' ', phrase.Select(term => term.Stem));
        if (!_candidates.TryGetValue(key, out var candidate))
            _candidates[key] = candidate = new Candidate([.. phrase.Select(term => term.Stem)], _candidates.Count);
        candidate.Add(string.Join(' ', phrase.Select(term => term.Shown)), weight);
    }

    private List<string> Choose()
    {
        var chosen = new List<Candidate>();
        foreach (var candidate in _candidates.Values.Where(candidate => candidate.IsTelling).OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Order))
        {
            if (chosen.Count == MaxKeywords)
                break;
            if (!chosen.Exists(other => other.Covers(candidate) || candidate.Covers(other)))
                chosen.Add(candidate);
        }

        return [.. chosen.Select(candidate => candidate.Shown)];
    }

    private sealed class Candidate(string[] stems, int order)
    {
        private readonly Dictionary<string, int> _forms = [];
        private int _times;
        private double _weight;

        public int Order => order;

        // A phrase says more than its words, so it counts more than it occurs.
        public double Score => _weight * (1 + (0.6 * (stems.Length - 1)));

        public bool IsTelling => _times >= 2 && _weight >= FewestWeight;

        public string Shown => _forms.OrderByDescending(form => form.Value).First().Key;

        public void Add(string form, double weight)
        {
            _times++;
            _weight += weight;
            _forms[form] = _forms.GetValueOrDefault(form) + 1;
        }

        // A word that stands alone more often than in the phrase is a keyword of its own.
        public bool Covers(Candidate other) => Array.TrueForAll(other.Stems, stems.Contains) && other._weight < _weight * 2.5;

        private string[] Stems => stems;
    }
}
