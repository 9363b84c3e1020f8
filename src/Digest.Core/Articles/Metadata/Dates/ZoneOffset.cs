using System.Collections.Frozen;
using System.Globalization;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Reads the zone of a time: <c>Z</c>, <c>+0300</c>, GMT+3, بتوقيت غرينتش, بتوقيت مكة المكرمة. Zones with summer time stay open unless their name tells which half of the year it is.</summary>
internal static class ZoneOffset
{
    private const int LatestHour = 14;

    private static readonly FrozenDictionary<string, string> Universal = Table("Z", "gmt|utc|غرينتش|جرينتش|غرينيتش|جرينيتش|greenwich");

    // What only stands behind a time or a word for "time".
    private static readonly FrozenDictionary<string, string> Abbreviated = new[]
    {
        Table("-05:00", "est|cdt"), Table("-04:00", "edt"), Table("-08:00", "pst"), Table("-07:00", "pdt"), Table("+01:00", "bst|cet"), Table("+02:00", "cest|mesz|eet"), Table("+01:00", "mez"),
        Table("+03:00", "eest|msk|мск"), Table("+05:00", "pkt"), Table("Z", "z"),
    }.SelectMany(table => table).ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Places = new[]
    {
        Table("+03:00", "مكة|السعودية|الرياض|الكويت|قطر|الدوحة|البحرين|المنامة|بغداد|العراق|صنعاء|اليمن|عدن|موسكو"),
        Table("+04:00", "الإمارات|أبوظبي|أبو|دبي|مسقط|سلطنة"), Table("+01:00", "الجزائر|تونس"), Table("+02:00", "طرابلس|ليبيا|الخرطوم|السودان"), Table("+08:00", "بكين"),
    }.SelectMany(table => table).ToFrozenDictionary();

    private static readonly FrozenSet<string> Labels = new[] { "بتوقيت", "توقيت", "بالتوقيت", "وبتوقيت" }.Select(Folding.Fold).ToFrozenSet();

    // What else the name of a zone may say.
    private static readonly FrozenSet<string> Rest = new[] { "المكرمة", "العربية", "ظبي", "عمان", "المحلي", "المحلية", "القاهرة", "الرباط", "بيروت", "القدس", "دمشق", "مصر", "المغرب", "لبنان", "الأردن", "الصيفي", "الشتوي" }.Select(Folding.Fold).ToFrozenSet();

    /// <summary>The zone that begins at a token.</summary>
    /// <param name="tokens">The line.</param>
    /// <param name="i">The index of the token.</param>
    /// <param name="isBehindTime">Whether a time stands directly before it.</param>
    /// <param name="end">The index after it; <paramref name="i"/> when there is none.</param>
    /// <returns>Null when there is none or its offset stays open.</returns>
    public static string? At(IReadOnlyList<DateToken> tokens, int i, bool isBehindTime, out int end)
    {
        end = i;
        if (i >= tokens.Count)
            return null;
        if (Labels.Contains(tokens[i].Text))
            return Named(tokens, i + 1, out end);
        if (Universal.ContainsKey(tokens[i].Text))
            return Offset(tokens, i + 1, out end) ?? Behind("Z", i + 1, out end);
        if (!isBehindTime)
            return null;
        if (Abbreviated.TryGetValue(tokens[i].Text, out var zone))
            return Behind(zone, i + 1, out end);
        return tokens[i].Is('+') || IsIso(tokens, i) ? Offset(tokens, i, out end) : null;
    }

    // 16:43 - 10:30 is no time with an offset, 2021-10-08T16:43-10:30 is one.
    private static bool IsIso(IReadOnlyList<DateToken> tokens, int i)
    {
        while (i > 0 && (tokens[i - 1].IsNumber || tokens[i - 1].Is(':') || tokens[i - 1].Is('.')))
            i--;
        return i > 0 && tokens[i - 1].Text == "t";
    }

    /// <summary>The zone behind the seconds of an ISO time: <c>:00.000+03:00</c>; null when none is told.</summary>
    public static string? OfIso(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(":0123456789.,").TrimStart(' ');
        if (rest is ['Z' or 'z', ..])
            return "Z";
        if (rest is not ['+' or '-', ..] || rest.Length < 3)
            return null;
        var digits = rest.Length >= 6 && rest[3] == ':' ? $"{rest[1..3]}{rest[4..6]}" : $"{rest[1..Math.Min(5, rest.Length)]}".PadRight(4, '0');
        return digits.Length == 4 && digits.All(char.IsAsciiDigit) ? Written(rest[0], Number(digits.AsSpan(0, 2)), Number(digits.AsSpan(2))) : null;
    }

    private static string? Named(IReadOnlyList<DateToken> tokens, int i, out int end)
    {
        string? zone = null;
        for (end = i; end < tokens.Count && end < i + 3; end++)
        {
            if (Universal.ContainsKey(tokens[end].Text))
                return At(tokens, end, isBehindTime: true, out end);
            if (Places.TryGetValue(tokens[end].Text, out var named))
                zone ??= named;
            else if (!Rest.Contains(tokens[end].Text))
                break;
        }

        return zone;
    }

    // +3, +03, +0300, +03:00
    private static string? Offset(IReadOnlyList<DateToken> tokens, int i, out int end)
    {
        end = i;
        if (i + 1 >= tokens.Count || !(tokens[i].Is('+') || tokens[i].Is('-') || tokens[i].Is('−')) || !tokens[i + 1].IsNumber)
            return null;

        var (figure, sign) = (tokens[i + 1], tokens[i].Is('+') ? '+' : '-');
        if (figure.Text.Length == 4)
            return Written(sign, figure.Number / 100, figure.Number % 100) is { } joined ? Behind(joined, i + 2, out end) : null;
        if (figure.Text.Length > 2)
            return null;
        var hasMinutes = i + 3 < tokens.Count && tokens[i + 2].Is(':') && tokens[i + 3] is { IsNumber: true, Text.Length: 2 };
        if (Written(sign, figure.Number, hasMinutes ? tokens[i + 3].Number : 0) is not { } offset)
            return null;
        return Behind(offset, hasMinutes ? i + 4 : i + 2, out end);
    }

    private static string? Written(char sign, int hours, int minutes)
    {
        if (hours > LatestHour || minutes is not (0 or 15 or 30 or 45))
            return null;
        return hours == 0 && minutes == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture, $"{sign}{hours:00}:{minutes:00}");
    }

    private static string Behind(string zone, int index, out int end)
    {
        end = index;
        return zone;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, string> Table(string zone, string names) =>
        names.Split('|').Select(Folding.Fold).ToFrozenDictionary(name => name, _ => zone);
}
