using System.Text;
using Digest.Core.Articles.Text;
using UtfUnknown;

namespace Digest.Core.Articles.Encodings;

/// <summary>Guesses a single-byte or East Asian encoding by what its letters would be.</summary>
internal static class EncodingGuess
{
    private const int Reach = 64 * 1024;

    // The letters that make up nearly all of any Arabic text.
    private const string CommonArabic = "اليمونرتبةعدسفهكقأإحجىشصخطضذزثغظءئؤآ";

    private static readonly Encoding[] Arabic = [CodePages.Find("windows-1256")!, CodePages.Find("iso-8859-6")!];
    private static readonly Encoding Western = CodePages.Find("windows-1252")!;

    /// <summary>The likeliest encoding; null when the bytes look like no text.</summary>
    public static Encoding? Find(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length, Reach)];
        var best = Arabic.Select(encoding => (encoding, Score: 0.0)).ToArray();
        for (var i = 0; i < best.Length; i++)
            best[i].Score = ArabicScore(Arabic[i].GetString(sample));
        var arabic = best.MaxBy(candidate => candidate.Score);
        if (arabic.Score > 0.9)
            return arabic.encoding;

        var detected = CharsetDetector.DetectFromBytes(sample.ToArray()).Detected;
        if (detected is { Confidence: > 0.6f, Encoding: not null } && !detected.Encoding.WebName.StartsWith("iso-8859-1", StringComparison.Ordinal) && WesternScore(Western.GetString(sample)) < 0.9)
            return CodePages.Find(detected.EncodingName) ?? detected.Encoding;
        return WesternScore(Western.GetString(sample)) > 0.6 ? Western : null;
    }

    // In the right encoding nearly every character beyond ASCII is a common Arabic letter among its like, with the
    // share of alef and lam that all Arabic has, and marks stand singly on letters.
    private static double ArabicScore(string text)
    {
        int beyond = 0, fitting = 0, letters = 0, articles = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 128)
                continue;

            beyond++;
            var before = i > 0 ? text[i - 1] : ' ';
            if (CommonArabic.Contains(c))
            {
                letters++;
                articles += c is 'ا' or 'ل' ? 1 : 0;
                fitting += char.IsAsciiLetter(before) ? 0 : 1;
            }
            else if (c is >= '\u064B' and <= '\u0652')
            {
                fitting += CommonArabic.Contains(before) ? 1 : 0;
            }
            else if (c is '،' or '؛' or '؟' or '«' or '»' or '“' or '”' or '–' or '…' or 'ـ' or '\u00A0')
            {
                fitting++;
            }
        }

        return beyond == 0 || articles * 10 < letters ? 0 : (double)fitting / beyond;
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
