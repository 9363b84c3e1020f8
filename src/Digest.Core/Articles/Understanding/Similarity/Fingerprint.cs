using System.Numerics;
using System.Runtime.InteropServices;
using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding.Similarity;

/// <summary>
/// A MinHash (Broder) over shingles of three words: of each of 64 hash functions the smallest value over all shingles, one byte of it kept.
/// The share of equal bytes estimates the share of equal shingles: it survives dropped paragraphs and changed words, which a SimHash does not.
/// </summary>
internal static class Fingerprint
{
    /// <summary>How many bytes a fingerprint has, twice as many hex digits.</summary>
    public const int Size = 64;

    private const int Shingle = 3;

    private static readonly uint[] Factors = Numbers(0x9e3779b97f4a7c15UL, odd: 1);
    private static readonly uint[] Terms = Numbers(0xd1b54a32d192ed03UL, odd: 0);

    /// <summary>The fingerprint of the paragraphs as 128 hex digits; the headline, which papers change first, does not count.</summary>
    public static string Of(WordList words)
    {
        Span<uint> least = stackalloc uint[Size];
        least.Fill(uint.MaxValue);
        for (var text = 1; text < words.Texts; text++)
            Read(words.In(text), words.Vocabulary, least);

        Span<byte> bytes = stackalloc byte[Size];
        for (var i = 0; i < Size; i++)
            bytes[i] = least[i] == uint.MaxValue ? (byte)0 : (byte)((least[i] * 2_654_435_769U) >> 24);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The bytes of a fingerprint; null when it is none, or that of a text without words.</summary>
    public static byte[]? Parse(string fingerprint)
    {
        var bytes = new byte[Size];
        return fingerprint.Length == Size * 2 && Convert.FromHexString(fingerprint, bytes, out _, out _) is System.Buffers.OperationStatus.Done && bytes.AsSpan().ContainsAnyExcept((byte)0) ? bytes : null;
    }

    /// <summary>The share of shingles that two texts have in common, 0 to 1, estimated.</summary>
    public static double Similarity(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var equal = 0;
        for (var i = 0; i + Vector<byte>.Count <= Size; i += Vector<byte>.Count)
            equal -= Vector.Sum(Vector.As<byte, sbyte>(Vector.Equals(new Vector<byte>(one[i..]), new Vector<byte>(other[i..]))));
        // One byte in 256 is equal by chance.
        return Math.Max(0, ((double)equal / Size) - (1 / 256.0)) / (255 / 256.0);
    }

    // Shingles stay inside a paragraph, so that dropping or moving one costs only its own.
    private static void Read(ReadOnlySpan<Token> tokens, Vocabulary vocabulary, Span<uint> least)
    {
        if (tokens.IsEmpty)
            return;

        var last = Math.Max(0, tokens.Length - Shingle);
        for (var i = 0; i <= last; i++)
        {
            var hash = 0UL;
            foreach (var token in tokens[i..Math.Min(i + Shingle, tokens.Length)])
                hash = (BitOperations.RotateLeft(hash, 21) ^ vocabulary.HashOf(token.Word)) * 0xff51afd7ed558ccdUL;
            Lower(least, (uint)(hash >> 32));
        }
    }

    private static void Lower(Span<uint> least, uint shingle)
    {
        var value = new Vector<uint>(shingle);
        var mins = MemoryMarshal.Cast<uint, Vector<uint>>(least);
        var factors = MemoryMarshal.Cast<uint, Vector<uint>>(Factors);
        var terms = MemoryMarshal.Cast<uint, Vector<uint>>(Terms);
        for (var i = 0; i < mins.Length; i++)
            mins[i] = Vector.Min(mins[i], (value * factors[i]) + terms[i]);
    }

    // SplitMix64 from a fixed seed: the same functions for ever.
    private static uint[] Numbers(ulong seed, uint odd)
    {
        var numbers = new uint[Size];
        for (var i = 0; i < Size; i++)
        {
            seed += 0x9e3779b97f4a7c15UL;
            var mixed = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebUL;
            numbers[i] = (uint)(mixed >> 32) | odd;
        }

        return numbers;
    }
}
