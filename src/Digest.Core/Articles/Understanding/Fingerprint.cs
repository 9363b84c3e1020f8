using System.Globalization;
using System.Numerics;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding;

/// <summary>A SimHash (Charikar) over shingles of three words: texts that share most of their wording differ in few of its 64 bits, texts on the same topic in about half.</summary>
internal static class Fingerprint
{
    private const int Shingle = 3;

    /// <summary>The fingerprint as 16 hex digits.</summary>
    public static string Of(IEnumerable<string> paragraphs)
    {
        Span<int> votes = stackalloc int[64];
        Span<ulong> window = stackalloc ulong[Shingle];
        var words = 0;
        foreach (var word in paragraphs.SelectMany(Words.Of))
        {
            window[words++ % Shingle] = Hash(Folding.Fold(word));
            if (words >= Shingle)
                Vote(votes, Mix(window, words));
        }

        if (words is > 0 and < Shingle)
            Vote(votes, Mix(window, words));

        var bits = 0UL;
        for (var i = 0; i < votes.Length; i++)
        {
            if (votes[i] > 0)
                bits |= 1UL << i;
        }

        return bits.ToString("x16", CultureInfo.InvariantCulture);
    }

    // The words of the window from its oldest on, so that order counts.
    private static ulong Mix(ReadOnlySpan<ulong> window, int words)
    {
        var hash = 0UL;
        for (var i = 0; i < Shingle; i++)
            hash = Scramble(BitOperations.RotateLeft(hash, 21) ^ window[(words + i) % Shingle]);
        return hash;
    }

    private static void Vote(Span<int> votes, ulong hash)
    {
        for (var i = 0; i < votes.Length; i++)
            votes[i] += (hash >> i & 1) == 1 ? 1 : -1;
    }

    // FNV-1a: the same on every machine and run, unlike string.GetHashCode.
    private static ulong Hash(string word)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in word)
            hash = (hash ^ c) * 1_099_511_628_211UL;
        return hash;
    }

    private static ulong Scramble(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdUL;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return value ^ (value >> 33);
    }
}
