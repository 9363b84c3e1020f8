namespace Digest.Core.Articles.Understanding.Keywords;

/// <summary>A word or phrase in all its forms, while an article is being counted.</summary>
internal struct Keyword
{
    /// <summary>How many words it has.</summary>
    public int Length;

    /// <summary>The first word of its first occurrence.</summary>
    public int First;

    /// <summary>How often it occurs.</summary>
    public int Times;

    /// <summary>The sum of what its occurrences weigh.</summary>
    public double Weight;

    /// <summary>A phrase says more than its words, so it counts once for each of them.</summary>
    public readonly double Score => Weight * Length;

    public void Add(int first, int length, double weight)
    {
        if (Times++ == 0)
            (First, Length) = (first, length);
        Weight += weight;
    }
}
