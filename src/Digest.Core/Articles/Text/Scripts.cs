namespace Digest.Core.Articles.Text;

/// <summary>What script a character belongs to, as far as an article needs to know.</summary>
internal static class Scripts
{
    /// <summary>A letter of Arabic, Persian or Urdu, presentation forms included.</summary>
    public static bool IsArabic(char c) =>
        c is (>= '\u0620' and <= '\u064A') or (>= '\u066E' and <= '\u06D3') or (>= '\u06FA' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    /// <summary>A Hebrew letter.</summary>
    public static bool IsHebrew(char c) => c is (>= '\u05D0' and <= '\u05F2') or (>= '\uFB1D' and <= '\uFB4F');

    /// <summary>A letter of a script that runs from right to left.</summary>
    public static bool IsRightToLeft(char c) => IsArabic(c) || IsHebrew(c) || c is >= '\u0700' and <= '\u07BF';

    /// <summary>A Latin letter.</summary>
    public static bool IsLatin(char c) => char.IsAsciiLetter(c) || (c is >= '\u00C0' and <= '\u024F' && char.IsLetter(c));

    /// <summary>How many characters of a text are of scripts without spaces.</summary>
    public static int CountUnspaced(string text)
    {
        // Most texts have none.
        var first = text.AsSpan().IndexOfAnyInRange('\u3040', '\uFAFF');
        var count = 0;
        for (var i = first; i >= 0 && i < text.Length; i++)
        {
            if (IsUnspaced(text[i]))
                count++;
        }

        return count;
    }

    /// <summary>A character of a script that is written without spaces between words.</summary>
    public static bool IsUnspaced(char c) =>
        c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');
}
