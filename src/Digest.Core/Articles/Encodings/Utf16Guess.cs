using System.Text;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Encodings;

/// <summary>Knows UTF-16 that lost its byte order mark: nearly every pair of bytes is a letter, digit or space of the common scripts, and bytes that no other text has are many.</summary>
internal static class Utf16Guess
{
    private const int Reach = 8192;

    // Of text in bytes only the tab and the ends of lines are so low.
    private const byte LastTelltale = 8;

    /// <summary>UTF-16 in either order; null when it is not.</summary>
    public static Encoding? Find(ReadOnlySpan<byte> content)
    {
        var sample = content[..(Math.Min(content.Length, Reach) & ~1)];
        if (sample.Length < 8 || !sample.ContainsAnyInRange((byte)0, LastTelltale))
            return null;

        int little = 0, big = 0, telltale = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            if (IsPlausible((char)(sample[i] | (sample[i + 1] << 8))))
                little++;
            if (IsPlausible((char)(sample[i + 1] | (sample[i] << 8))))
                big++;
            if (sample[i] is <= LastTelltale || sample[i + 1] is <= LastTelltale)
                telltale++;
        }

        var pairs = sample.Length / 2;

        // Scripts that have no such bytes have at least the ends of lines, and bytes of zero are in no other text.
        if ((telltale * 2 < pairs && !sample.Contains((byte)0)) || Math.Max(little, big) * 10 < pairs * 9)
            return null;
        return little >= big ? Encoding.Unicode : Encoding.BigEndianUnicode;
    }

    private static bool IsPlausible(char c) =>
        c is '\r' or '\n' or '\t' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\u024F') or (>= '\u060C' and <= '\u06FF') or (>= '\u2010' and <= '\u2026') or (>= '\u0400' and <= '\u05EA') || c is (>= '\u3000' and <= '\u303F') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uFF01' and <= '\uFF5E') || Scripts.IsUnspaced(c);
}
