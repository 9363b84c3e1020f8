namespace Digest.Tests.Articles.Understanding;

/// <summary>Stories of made-up words, and their edited copies, the same for the same seed.</summary>
internal sealed class RandomStories(int seed)
{
    private static readonly string[] Syllables = ["ba", "de", "gi", "ko", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "zi", "fo", "cha"];

    private readonly Random _random = new(seed);

    /// <summary>Paragraphs of thirty words; common words are common in all stories.</summary>
    public List<string> Story(int paragraphs) => [.. Enumerable.Range(0, paragraphs).Select(_ => $"The {string.Join(' ', Enumerable.Range(0, 30).Select(_ => Word()))}.")];

    /// <summary>A copy with some paragraphs dropped, never the first, and some words changed.</summary>
    public List<string> Edit(List<string> story, double dropped, double changed) =>
        [.. story.Where((_, i) => i == 0 || _random.NextDouble() >= dropped).Select(paragraph => string.Join(' ', paragraph.Split(' ').Select(word => _random.NextDouble() < changed ? Word() : word)))];

    private string Word()
    {
        // A few words make up much of any text.
        var rank = (int)Math.Pow(2_000, _random.NextDouble());
        return Syllables[rank % 15] + Syllables[rank / 15 % 15] + (rank < 60 ? "" : Syllables[rank / 225 % 15]);
    }
}
