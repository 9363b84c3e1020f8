using System.Text;

namespace Digest.Core.Articles.Encodings;

/// <summary>Tells Arabic, Persian and Urdu in a code page from everything else, and windows-1256 from ISO-8859-6, by what the letters would be.</summary>
internal static class ArabicEncodings
{
    private const double EnoughFits = 0.9;

    private const string Letters = "اليمونرتبعةدسفهقكأحجإشصطخىضذزثغظئءؤآ";

    // Of Persian and Urdu, as far as windows-1256 has them.
    private const string Others = "پچژگکٹڈڑںھہے";
    private const string Signs = "،؛؟«»“”‘’–—…•ـ\u00A0\u200C\u200D\u200E\u200F";

    // In thousandths of Arabic text, in the order of the letters.
    private static readonly int[] Shares = [130, 120, 75, 60, 60, 60, 50, 50, 40, 38, 38, 33, 30, 30, 30, 25, 23, 23, 20, 16, 10, 12, 11, 11, 10, 10, 8, 8, 8, 7, 5, 3, 4, 4, 2, 2];

    private static readonly Encoding[] Candidates = [CodePages.Find("windows-1256")!, CodePages.Find("iso-8859-6")!];

    /// <summary>The encoding in which the bytes are Arabic; null when they are in none.</summary>
    public static Encoding? Find(ReadOnlySpan<byte> sample)
    {
        (Encoding? Encoding, double Frequency) best = default;
        foreach (var encoding in Candidates)
        {
            var (fits, frequency) = Weigh(encoding.GetString(sample));
            if (fits > EnoughFits && frequency > best.Frequency)
                best = (encoding, frequency);
        }

        return best.Encoding;
    }

    // In the right encoding nearly every character beyond ASCII is a letter among its like, with the share of alef and
    // lam that all these languages have, and marks stand singly on letters.
    private static (double Fits, double Frequency) Weigh(string text)
    {
        int beyond = 0, fitting = 0, letters = 0, articles = 0, frequency = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 128)
                continue;

            beyond++;
            var before = i > 0 ? text[i - 1] : ' ';
            var letter = Letters.IndexOf(c);
            if (letter >= 0 || Others.Contains(c))
            {
                letters++;
                frequency += letter < 0 ? 0 : Shares[letter];
                articles += c is 'ا' or 'ل' ? 1 : 0;
                fitting += char.IsAsciiLetter(before) ? 0 : 1;
            }
            else if (c is >= '\u064B' and <= '\u0652' ? Letters.Contains(before) : Signs.Contains(c))
            {
                fitting++;
            }
        }

        return letters == 0 || articles * 10 < letters ? default : ((double)fitting / beyond, (double)frequency / letters);
    }
}
