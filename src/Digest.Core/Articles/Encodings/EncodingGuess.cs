using System.Text;
using Digest.Core.Articles.Text;
using UtfUnknown;

namespace Digest.Core.Articles.Encodings;

/// <summary>Guesses a single-byte or East Asian encoding by what its letters would be.</summary>
internal static class EncodingGuess
{
    private const int Reach = 64 * 1024;

    private static readonly Encoding Western = CodePages.Find("windows-1252")!;
    private static readonly Encoding WesternWithEuro = CodePages.Find("iso-8859-15")!;

    /// <summary>The likeliest encoding; null when the bytes look like no text.</summary>
    /// <param name="content">Bytes that are no UTF-8.</param>
    /// <param name="declared">What the file declares, which holds unless its letters say otherwise.</param>
    public static Encoding? Find(ReadOnlySpan<byte> content, Encoding? declared)
    {
        var sample = content[..Math.Min(content.Length, Reach)];
        if (ArabicEncodings.Find(sample) is { } arabic)
            return arabic;
        if (declared is not null)
            return declared;

        var western = WesternScore(Western.GetString(sample));
        var detected = CharsetDetector.DetectFromBytes(sample.ToArray()).Detected;
        if (detected is { Confidence: > 0.6f, Encoding: not null } && !detected.Encoding.WebName.StartsWith("iso-8859-1", StringComparison.Ordinal) && western < 0.9)
            return CodePages.Find(detected.EncodingName) ?? detected.Encoding;
        if (western <= 0.6)
            return null;
        return HasLatin9(sample) ? WesternWithEuro : Western;
    }

    // c½ur and 5 ¤ are cœur and 5 €, where nothing has the quotes and dashes of windows-1252.
    private static bool HasLatin9(ReadOnlySpan<byte> sample)
    {
        if (sample.IndexOfAnyInRange((byte)0x80, (byte)0x9F) >= 0)
            return false;
        if (sample.Contains((byte)0xA4))
            return true;
        for (var i = 1; i + 1 < sample.Length; i++)
        {
            if (sample[i] is 0xBC or 0xBD && char.IsAsciiLetter((char)sample[i + 1]) && (char.IsAsciiLetter((char)sample[i - 1]) || sample[i - 1] == ' '))
                return true;
        }

        return false;
    }

    // Accented letters stand alone among plain ones, and punctuation beyond ASCII is rare.
    private static double WesternScore(string text)
    {
        int beyond = 0, fitting = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 128)
                continue;
            beyond++;
            var before = i > 0 ? text[i - 1] : ' ';
            var after = i + 1 < text.Length ? text[i + 1] : ' ';
            if (Scripts.IsLatin(text[i]) ? before < 128 || after < 128 : text[i] is '’' or '‘' or '“' or '”' or '«' or '»' or '–' or '—' or '…' or '€' or '£' or '°' or '\u00A0' or '©')
                fitting++;
        }

        return beyond == 0 ? 1 : (double)fitting / beyond;
    }
}
