using System.Collections.Frozen;
using System.Text;

namespace Digest.Core.Articles.Encodings;

/// <summary>Tells Arabic, Persian and Urdu in a code page from everything else, and windows-1256 from ISO-8859-6, by what the letters would be.</summary>
internal static class ArabicEncodings
{
    private const double EnoughFits = 0.9;

    // Letters in thousandths of Arabic text, the rarer ones as one.
    private static readonly FrozenDictionary<char, int> Letters = new Dictionary<char, int>
    {
        ['ا'] = 130, ['ل'] = 120, ['ي'] = 75, ['م'] = 60, ['و'] = 60, ['ن'] = 60, ['ر'] = 50, ['ت'] = 50, ['ب'] = 40, ['ع'] = 38, ['ة'] = 38, ['د'] = 33, ['س'] = 30, ['ف'] = 30, ['ه'] = 30,
        ['ق'] = 25, ['ك'] = 23, ['أ'] = 23, ['ح'] = 20, ['ج'] = 16, ['إ'] = 10, ['ش'] = 12, ['ص'] = 11, ['ط'] = 11, ['خ'] = 10, ['ى'] = 10, ['ض'] = 8, ['ذ'] = 8, ['ز'] = 8, ['ث'] = 7, ['غ'] = 5, ['ظ'] = 3,
        ['ئ'] = 4, ['ء'] = 4, ['ؤ'] = 2, ['آ'] = 2,
    }.ToFrozenDictionary();

    // Of Persian and Urdu, as far as windows-1256 has them.
    private const string Others = "پچژگکٹڈڑںھہے";
    private const string Signs = "،؛؟«»“”‘’–—…•ـ\u00A0\u200C\u200D\u200E\u200F";

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
            if (Letters.TryGetValue(c, out var share) || Others.Contains(c))
            {
                letters++;
                frequency += share;
                articles += c is 'ا' or 'ل' ? 1 : 0;
                fitting += char.IsAsciiLetter(before) ? 0 : 1;
            }
            else if (c is >= '\u064B' and <= '\u0652' ? Letters.ContainsKey(before) : Signs.Contains(c))
            {
                fitting++;
            }
        }

        return letters == 0 || articles * 10 < letters ? default : ((double)fitting / beyond, (double)frequency / letters);
    }
}
