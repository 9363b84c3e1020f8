using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding;

/// <summary>A word or phrase in all its forms, while an article is being counted.</summary>
/// <param name="stems">The stems of its words.</param>
/// <param name="order">Its place among all by first occurrence.</param>
internal sealed class Keyword(List<string> stems, int order)
{
    // A word that stands on its own this many times as often as in a phrase is a keyword beside it.
    private const double OwnLife = 2.5;

    private readonly Dictionary<string, int> _forms = [];
    private double _weight;
    private int _times;

    public int Order => order;

    /// <summary>A phrase says more than its words, so it counts once for each of them.</summary>
    public double Score => _weight * stems.Count;

    /// <summary>Whether it occurs often enough, and says something alone.</summary>
    public bool IsTelling => _times >= 2 && (stems.Count > 1 || !StopWords.IsWeak(Folding.Fold(Shown)));

    /// <summary>The form that occurs most, the earliest of equals.</summary>
    public string Shown => _forms.MaxBy(form => form.Value).Key;

    public void Add(string form, double weight)
    {
        _times++;
        _weight += weight;
        _forms[form] = _forms.GetValueOrDefault(form) + 1;
    }

    /// <summary>Whether the other already says it: a phrase around it, or one that shares most of its words.</summary>
    public bool IsCoveredBy(Keyword other)
    {
        var shared = stems.Count(other.Contains);
        if (shared == stems.Count)
            return _weight < other._weight * OwnLife;
        return shared >= 2 && shared * 2 > stems.Count;
    }

    private bool Contains(string stem) => stems.Contains(stem);
}
