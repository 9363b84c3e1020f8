using System.Text;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>A number, a folded word or one sign of a text that may hold a date.</summary>
/// <param name="Text">The digits, the word or the sign.</param>
/// <param name="Number">The value of a number of at most four digits; -1 for others.</param>
internal readonly record struct DateToken(string Text, int Number)
{
    public bool IsNumber => Number >= 0;

    public bool IsWord => char.IsLetter(Text[0]);

    public bool Is(char sign) => Text.Length == 1 && Text[0] == sign;

    /// <summary>Cuts a text of at most <paramref name="limit"/> characters; spaces and direction marks are gone.</summary>
    public static List<DateToken> Cut(string text, int limit)
    {
        var folded = Folding.Fold(Dashed(text.Length > limit ? text[..SafeEnd(text, limit)] : text));
        var tokens = new List<DateToken>();
        for (var i = 0; i < folded.Length;)
        {
            var start = i;
            if (char.IsAsciiDigit(folded[i]))
            {
                while (i < folded.Length && char.IsAsciiDigit(folded[i]))
                    i++;
                tokens.Add(new DateToken(folded[start..i], i - start <= 4 ? int.Parse(folded.AsSpan(start, i - start), System.Globalization.CultureInfo.InvariantCulture) : -1));
            }
            else if (char.IsLetter(folded[i]))
            {
                i++;
                while (i < folded.Length && char.IsLetter(folded[i]) && !IsUnit(folded, start))
                    i++;
                tokens.Add(new DateToken(folded[start..i], -1));
            }
            else
            {
                if (!char.IsWhiteSpace(folded[i]))
                    tokens.Add(new DateToken(folded[i..(i + 1)], -1));
                i++;
            }
        }

        return tokens;
    }

    // 8日星期五: the unit behind a figure is a word of its own.
    private static bool IsUnit(string folded, int i) =>
        i > 0 && char.IsAsciiDigit(folded[i - 1]) && folded[i] is '年' or '月' or '日' or '号' or '號' or '时' or '時' or '分';

    // The tatweel stretches words, but between figures it is a dash.
    private static string Dashed(string text)
    {
        if (!text.Contains('ـ', StringComparison.Ordinal))
            return text;

        var dashed = new StringBuilder(text);
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == 'ـ' && (char.IsDigit(text[i - 1]) || text[i - 1] == ' '))
                dashed[i] = '-';
        }

        return dashed.ToString();
    }

    private static int SafeEnd(string text, int limit) => char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
}
