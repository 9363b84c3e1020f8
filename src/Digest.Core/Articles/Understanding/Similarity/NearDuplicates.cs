using System.Runtime.InteropServices;

namespace Digest.Core.Articles.Understanding.Similarity;

/// <summary>An article whose text is nearly the same.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Similarity">The share of word shingles that both have, estimated, from <see cref="NearDuplicates.Threshold"/> to 1.</param>
public readonly record struct NearDuplicate(string Id, double Similarity);

/// <summary>
/// Finds the articles that print the same report: lightly edited, under another headline, with paragraphs dropped. Not those on the same topic.
/// A fingerprint is cut into 32 bands of two bytes; only articles that share a whole band are compared. Not safe for threads.
/// </summary>
public sealed class NearDuplicates
{
    /// <summary>The similarity from which two texts are the same report. Reports on one topic share at most a few hundredths.</summary>
    public const double Threshold = 0.3;

    private const int Bands = Fingerprint.Size / 2;
    private const int Buckets = 1 << 16;

    private readonly List<string> _ids = [];
    private readonly List<byte> _prints = [];
    private readonly List<int> _next = [];

    // The latest article of each bucket, numbered from one; the one before it stands in _next.
    private readonly int[] _latest = new int[Bands * Buckets];

    /// <summary>How many articles it holds.</summary>
    public int Count => _ids.Count;

    /// <summary>Whether two texts are the same report, by their fingerprints; false where one of them tells nothing.</summary>
    public static bool Are(string one, string other) =>
        Fingerprint.Parse(one) is { } first && Fingerprint.Parse(other) is { } second && Fingerprint.Similarity(first, second) >= Threshold;

    /// <summary>Adds an article; one whose fingerprint is of an older form, or of a text without words, is passed over.</summary>
    public void Add(string id, string fingerprint)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(fingerprint);
        if (Fingerprint.Parse(fingerprint) is not { } print)
            return;

        _ids.Add(id);
        _prints.AddRange(print);
        for (var band = 0; band < Bands; band++)
        {
            ref var latest = ref _latest[Bucket(print, band)];
            _next.Add(latest);
            latest = _ids.Count;
        }
    }

    /// <summary>The articles with nearly the same text, nearest first; an article that was added itself is among them.</summary>
    public IReadOnlyList<NearDuplicate> Find(string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        if (Fingerprint.Parse(fingerprint) is not { } print)
            return [];

        var seen = new HashSet<int>();
        var found = new List<NearDuplicate>();
        for (var band = 0; band < Bands; band++)
        {
            for (var number = _latest[Bucket(print, band)]; number > 0; number = _next[((number - 1) * Bands) + band])
            {
                if (seen.Add(number) && Fingerprint.Similarity(print, PrintOf(number)) is >= Threshold and var similarity)
                    found.Add(new NearDuplicate(_ids[number - 1], similarity));
            }
        }

        found.Sort((one, other) => (other.Similarity, one.Id).CompareTo((one.Similarity, other.Id)));
        return found;
    }

    private ReadOnlySpan<byte> PrintOf(int number) => CollectionsMarshal.AsSpan(_prints).Slice((number - 1) * Fingerprint.Size, Fingerprint.Size);

    private static int Bucket(byte[] print, int band) => (band * Buckets) + (print[band * 2] << 8) + print[(band * 2) + 1];
}
