using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Scriban.Functions;

/// <summary>Formats of dates in the manner of strftime: a percent sign and a letter for each part.</summary>
internal static class DateFormat
{
    /// <summary>The letters that .NET has a format for.</summary>
    private static readonly FrozenDictionary<char, string> NetFormats = new Dictionary<char, string>
    {
        ['a'] = "ddd",
        ['A'] = "dddd",
        ['b'] = "MMM",
        ['B'] = "MMMM",
        ['c'] = "ddd MMM dd HH:mm:ss yyyy",
        ['d'] = "dd",
        ['D'] = "MM/dd/yy",
        ['e'] = "%d",
        ['F'] = "yyyy-MM-dd",
        ['h'] = "MMM",
        ['H'] = "HH",
        ['I'] = "hh",
        ['k'] = "%H",
        ['l'] = "%h",
        ['L'] = "fff",
        ['m'] = "MM",
        ['M'] = "mm",
        ['N'] = "fffffff00",
        ['p'] = "tt",
        ['P'] = "tt",
        ['r'] = "hh:mm:ss tt",
        ['R'] = "HH:mm",
        ['S'] = "ss",
        ['T'] = "HH:mm:ss",
        ['x'] = "d",
        ['X'] = "T",
        ['y'] = "yy",
        ['Y'] = "yyyy",
        ['Z'] = "zzz",
    }.ToFrozenDictionary();

    public static string Format(DateTime date, string pattern, CultureInfo culture)
    {
        var text = new StringBuilder();
        foreach (var (letter, c) in Parts(pattern))
        {
            if (!letter)
                text.Append(c);
            else if (c == 'g')
                culture = CultureInfo.InvariantCulture;
            else
                text.Append(Part(date, c, culture) ?? $"%{c}");
        }

        return text.ToString();
    }

    /// <summary>The format that .NET reads; <c>%g</c> makes the culture invariant.</summary>
    /// <exception cref="ArgumentException">.NET has no format for a letter of the pattern.</exception>
    public static string? ToNet(string? pattern, ref CultureInfo culture)
    {
        if (pattern is null)
            return null;

        var format = new StringBuilder();
        foreach (var (letter, c) in Parts(pattern))
        {
            if (!letter)
                format.Append(c);
            else if (c == 'g')
                culture = CultureInfo.InvariantCulture;
            else if (c == 'B')
                format.Append("MMM");
            else if (NetFormats.TryGetValue(c, out var known))
                format.Append(known);
            else if (Part(default, c, CultureInfo.InvariantCulture) is null)
                format.Append('%').Append(c);
            else
                throw new ArgumentException($"The pattern %{c} is not supported for the parse method", nameof(pattern));
        }

        return format.ToString();
    }

    private static IEnumerable<(bool Letter, char Character)> Parts(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var isLetter = pattern[i] == '%' && i + 1 < pattern.Length;
            yield return (isLetter, pattern[isLetter ? ++i : i]);
        }
    }

    private static string? Part(DateTime date, char letter, CultureInfo culture)
    {
        if (NetFormats.TryGetValue(letter, out var format))
        {
            var text = date.ToString(format, culture);
            return letter switch
            {
                'e' or 'k' or 'l' => text.PadLeft(2),
                'P' => text.ToLowerInvariant(),
                _ => text,
            };
        }

        return letter switch
        {
            'C' => (date.Year / 100).ToString("D2", culture),
            'j' => date.DayOfYear.ToString("D3", culture),
            'n' => "\n",
            's' => ((date.ToUniversalTime().Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond).ToString(culture),
            't' => "\t",
            'u' => (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek).ToString(culture),
            'U' => Week(date, culture, culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Sunday),
            'v' => string.Create(CultureInfo.InvariantCulture, $"{date.Day,2}-{date.ToString("MMM", CultureInfo.InvariantCulture).ToUpperInvariant()}-{date.Year:D4}"),
            'V' => Week(date, culture, CalendarWeekRule.FirstFourDayWeek, DayOfWeek.Monday),
            'W' => Week(date, culture, culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Monday),
            'w' => ((int)date.DayOfWeek).ToString(culture),
            '%' => "%",
            _ => null,
        };
    }

    private static string Week(DateTime date, CultureInfo culture, CalendarWeekRule rule, DayOfWeek first) =>
        culture.Calendar.GetWeekOfYear(date, rule, first).ToString("D2", culture);
}
