using Digest.Core.Articles.Text;
using Digest.Core.Articles.Understanding.Lexicon;
using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Similarity;

/// <summary>An article on the same story.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Closeness">How much of what is rare in both they share, above <see cref="FollowUps.Threshold"/>, at most 1.</param>
public readonly record struct FollowUp(string Id, double Closeness);

/// <summary>
/// Finds the articles that go on with a story: another text about the same places, organisations and things, under a headline that names some of them.
/// What many articles share says little; what few share says much. Not safe for threads.
/// </summary>
public sealed class FollowUps
{
    /// <summary>The closeness from which two articles tell the same story.</summary>
    public const double Threshold = 0.35;

    private const int FewestShared = 3;
    private const int MostCommon = 200;

    // Among fewer articles what two of them share looks common, though it is rare among all that there could be.
    private const int FewestKnown = 60;

    private readonly List<(string Id, byte[]? Print, HashSet<string> Title, HashSet<string> Marks)> _articles = [];
    private readonly Dictionary<string, List<int>> _byMark = [];

    /// <summary>Adds an article.</summary>
    public void Add(string id, Article article)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(article);
        var (title, marks) = MarksOf(article);
        foreach (var mark in marks)
        {
            if (!_byMark.TryGetValue(mark, out var articles))
                _byMark[mark] = articles = [];
            articles.Add(_articles.Count);
        }

        _articles.Add((id, Fingerprint.Parse(article.Fingerprint), title, marks));
    }

    /// <summary>The articles on the same story, closest first: no near-duplicates, which print the same text.</summary>
    public IReadOnlyList<FollowUp> Find(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var (title, marks) = MarksOf(article);
        var print = Fingerprint.Parse(article.Fingerprint);
        var shared = new Dictionary<int, int>();
        foreach (var mark in marks)
        {
            // A mark of very many articles leads to all of them and tells none.
            if (_byMark.TryGetValue(mark, out var articles) && articles.Count <= MostCommon)
            {
                foreach (var number in articles)
                    shared[number] = shared.GetValueOrDefault(number) + 1;
            }
        }

        var found = new List<FollowUp>();
        foreach (var (number, count) in shared)
        {
            var other = _articles[number];
            if (count < FewestShared - 1 || !title.Overlaps(other.Title) || (print is not null && other.Print is not null && Fingerprint.Similarity(print, other.Print) >= NearDuplicates.Threshold))
                continue;
            if (marks.Count(other.Marks.Contains) >= FewestShared && Closeness(marks, other.Marks) is >= Threshold and var closeness)
                found.Add(new FollowUp(other.Id, closeness));
        }

        found.Sort((one, other) => (other.Closeness, one.Id).CompareTo((one.Closeness, other.Id)));
        return found;
    }

    // The cosine of the two sets, each mark weighed by how rare it is.
    private double Closeness(HashSet<string> one, HashSet<string> other)
    {
        var both = one.Where(other.Contains).Sum(Rarity);
        return both / Math.Sqrt(one.Sum(Rarity) * other.Sum(Rarity));
    }

    private double Rarity(string mark)
    {
        var articles = _byMark.TryGetValue(mark, out var list) ? list.Count : 0;
        var rarity = Math.Log((Math.Max(_articles.Count, FewestKnown) + 1.0) / (articles + 0.5)) + 0.1;
        return rarity * rarity;
    }

    // Keywords are compared by their stems, so that the forms of a word are one.
    private static (HashSet<string> Title, HashSet<string> Marks) MarksOf(Article article)
    {
        var language = LanguageCodes.Of(article.Language);
        var title = Stems([article.Title], language);
        var marks = Stems(article.Keywords, language);
        marks.UnionWith(title);
        foreach (var name in article.Places.Concat(article.Organisations))
            marks.Add($"@{Folding.Key(name)}");
        return (title, marks);
    }

    private static HashSet<string> Stems(IReadOnlyList<string> texts, LanguageSet language)
    {
        var words = WordList.Of(texts);
        var facts = WordFacts.Of(words, language);
        var stems = new HashSet<string>();
        foreach (var token in words.All)
        {
            if (facts[token.Word].IsTerm && !facts[token.Word].Is(WordRole.Weak))
                stems.Add(words.Vocabulary[facts[token.Word].Stem].ToString());
        }

        return stems;
    }
}
