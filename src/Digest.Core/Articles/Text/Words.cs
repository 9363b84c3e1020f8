using System.Globalization;

namespace Digest.Core.Articles.Text;

/// <summary>Cuts text into words.</summary>
internal static class Words
{
    /// <summary>How many words a reader counts: what stands between spaces and has a letter or digit; each character of scripts without spaces.</summary>
    public static int Count(string text)
    {
        var count = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (c is >= 'ء' and <= 'ي')
            {
                // Most letters: no need to look further.
                count += inWord ? 0 : 1;
                inWord = true;
            }
            else if (Scripts.IsUnspaced(c))
            {
                count++;
                inWord = false;
            }
            else if (char.IsWhiteSpace(c))
            {
                inWord = false;
            }
            else if (!inWord && char.IsLetterOrDigit(c))
            {
                count++;
                inWord = true;
            }
        }

        return count;
    }

    /// <summary>The runs of letters, marks and digits, as written.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsPart(text[i]))
            {
                if (start < 0)
                    start = i;
            }
            else if (start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }
        }
    }

    /// <summary>Whether a character stands inside words.</summary>
    public static bool IsPart(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is 'ـ' or '\u200C' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;
}
