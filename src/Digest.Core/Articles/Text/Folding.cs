using System.Globalization;
using System.Text;

namespace Digest.Core.Articles.Text;

/// <summary>The form in which words are compared, never shown: no diacritics, tatweel or direction marks, one letter for each family, ASCII digits, lower case.</summary>
internal static class Folding
{
    /// <summary>Folds letters and digits; spaces and punctuation stay.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();

        var folded = new StringBuilder(text.Length);
        if (TryFoldArabic(text, folded))
            return folded.ToString();

        folded.Clear();
        foreach (var c in Whole(text).Normalize(NormalizationForm.FormKD))
            Append(folded, c);
        return folded.ToString();
    }

    /// <summary>Folds to words of letters joined by single spaces: punctuation, counts and layout are gone.</summary>
    public static string Key(string text)
    {
        var folded = Fold(text);
        var key = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (char.IsLetter(c) || char.IsSurrogate(c))
                key.Append(c);
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }

        return key.ToString().TrimEnd();
    }

    /// <summary>Folds to letters alone, so that <c>و.م.ع</c>, <c>و م ع</c> and <c>(ومع)</c> are the same.</summary>
    public static string Compact(string text) => Key(text).Replace(" ", "", StringComparison.Ordinal);

    // Normalisation throws on halves of characters, which a cut through a text leaves: they become U+FFFD.
    private static string Whole(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;

    // Nearly all of what is folded is Arabic in its common letters, which need no normalisation.
    private static bool TryFoldArabic(string text, StringBuilder folded)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case < '\u0080':
                    folded.Append(char.ToLowerInvariant(c));
                    break;
                case 'أ' or 'إ' or 'آ':
                    folded.Append('ا');
                    break;
                case 'ؤ':
                    folded.Append('و');
                    break;
                case 'ئ':
                    folded.Append('ي');
                    break;
                case 'ى' or 'ة' or 'ـ':
                    Append(folded, c);
                    break;
                case (>= 'ء' and <= 'ي') or '،' or '؛' or '؟' or '«' or '»' or '“' or '”' or '–' or '—':
                    folded.Append(c);
                    break;
                case >= '\u064B' and <= '\u0652':
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case 'ـ':
                return;
            case 'ٱ':
                folded.Append('ا');
                return;
            case 'ى' or 'ی' or 'ې':
                folded.Append('ي');
                return;
            case 'ة' or 'ۀ' or 'ہ':
                folded.Append('ه');
                return;
            case 'ک' or 'ڪ':
                folded.Append('ك');
                return;
            case '’' or 'ʼ':
                folded.Append('\'');
                return;
            case 'œ' or 'Œ':
                folded.Append("oe");
                return;
        }

        switch (char.GetUnicodeCategory(c))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format:
                return;
            case UnicodeCategory.DecimalDigitNumber:
                folded.Append((char)('0' + (int)char.GetNumericValue(c)));
                return;
            default:
                folded.Append(char.ToLowerInvariant(c));
                return;
        }
    }
}
