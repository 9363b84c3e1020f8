namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Finds the dates that a text writes out, in figures or with the name of the month.</summary>
internal sealed class DateScanner(IReadOnlyList<DateToken> tokens, bool isMonthFirst)
{
    private const int Reach = 4;
    private const int FirstShortYear = 5;

    /// <summary>The dates in order, none overlapping another.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="isMonthFirst">Whether 3/4/2021 may be March: then it counts only where the day is beyond 12 or month and day are the same.</param>
    public static List<DateMention> Scan(IReadOnlyList<DateToken> tokens, bool isMonthFirst) => new DateScanner(tokens, isMonthFirst).Scan();

    private List<DateMention> Scan()
    {
        var found = new List<DateMention>();
        for (var i = 0; i < tokens.Count;)
        {
            var mention = ReadFigures(i) ?? ReadMarked(i) ?? ReadNamed(i) ?? ReadMonthFirst(i);
            if (mention is not null)
            {
                found.Add(Surround(mention, found.Count > 0 ? found[^1].End : 0));
                i = mention.End;
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    // 27-1-2018, 2018/01/27, 8 . 10 . 2021
    private DateMention? ReadFigures(int i)
    {
        if (i + 4 >= tokens.Count || !tokens[i].IsNumber || !IsSeparator(tokens[i + 1]) || !tokens[i + 2].IsNumber || tokens[i + 3].Text != tokens[i + 1].Text || !tokens[i + 4].IsNumber)
            return null;
        if (i >= 2 && IsSeparator(tokens[i - 1]) && tokens[i - 1].Text == tokens[i + 1].Text && tokens[i - 2].IsNumber)
            return null;

        // 10.1.2021.5 is a version, but 8-10-2021-16:43 has a time.
        if (i + 6 < tokens.Count && tokens[i + 5].Text == tokens[i + 1].Text && tokens[i + 6].IsNumber && !(i + 7 < tokens.Count && tokens[i + 7].Is(':')))
            return null;

        var (first, second, third) = (tokens[i], tokens[i + 2], tokens[i + 4]);
        if (second.Text.Length > 2)
            return null;
        if (first.Text.Length == 4 && third.Text.Length <= 2)
            return Figures(i, third.Number, second.Number, first.Number);
        if (first.Text.Length == 2 && second.Text.Length == 2 && third.Text.Length == 2)
            return ShortFigures(i, first.Number, second.Number, third.Number);
        if (first.Text.Length > 2 || third.Text.Length != 4)
            return null;
        if (second.Number > 12)
            return Figures(i, second.Number, first.Number, third.Number);

        // With points the day is first everywhere.
        return isMonthFirst && !tokens[i + 1].Is('.') && first.Number <= 12 && first.Number != second.Number ? null : Figures(i, first.Number, second.Number, third.Number);
    }

    // 28.01.22: only where figures with points are dates, and no clock or version is meant.
    private DateMention? ShortFigures(int i, int day, int month, int year) =>
        tokens[i + 1].Is('.') && year >= FirstShortYear && !(i + 5 < tokens.Count && tokens[i + 5].IsWord && tokens[i + 5].Text is "uhr" or "h") ? Figures(i, day, month, 2000 + year) : null;

    private static DateMention? Figures(int i, int day, int month, int year)
    {
        if (day is < 1 or > 31 || month is < 1 or > 12)
            return null;
        return new DateMention(i, i + 5, day, new Month(month, CalendarOf(year)), year, null, false);
    }

    // The year 1410 is 1990 on the one calendar and still to come on the other.
    private static Calendar CalendarOf(int year) => year switch
    {
        >= 1300 and < 1410 => Calendar.Jalali,
        >= 1410 and < 1500 => Calendar.Hijri,
        _ => Calendar.Gregorian,
    };

    // 2021年10月8日
    private DateMention? ReadMarked(int i)
    {
        if (i + 5 >= tokens.Count || !tokens[i].IsNumber || !tokens[i + 2].IsNumber || !tokens[i + 4].IsNumber || tokens[i].Text.Length != 4)
            return null;
        if (tokens[i + 1].Text is not ("年" or "년") || tokens[i + 3].Text is not ("月" or "월") || tokens[i + 5].Text is not ("日" or "号" or "號" or "일"))
            return null;
        return Figures(i, tokens[i + 4].Number, tokens[i + 2].Number, tokens[i].Number) is { } mention ? mention with { End = i + 6 } : null;
    }

    // 8 أكتوبر/ تشرين الأول 2021, 1er mars 2020, 3rd of May 2019
    private DateMention? ReadNamed(int i)
    {
        if (!tokens[i].IsNumber || tokens[i].Text.Length > 2 || tokens[i].Number is < 1 or > 31)
            return null;

        var at = i + 1;
        if (at < tokens.Count && tokens[at].Text is "st" or "nd" or "rd" or "th" or "er" or "e")
            at++;
        if (at < tokens.Count && tokens[at].Text is "of" or "de" or "من" or "-" or "/" or ".")
            at++;
        if (ReadMonth(at, out var month) is not { } end)
            return null;

        end = SkipSecondName(month, end);
        var year = ReadYear(ref end);
        return year is null && month.IsWeak ? null : new DateMention(i, end, tokens[i].Number, month, year, null, false);
    }

    // October 8, 2021
    private DateMention? ReadMonthFirst(int i)
    {
        if (ReadMonth(i, out var month) is not { } at || month.IsWeak || at >= tokens.Count || !tokens[at].IsNumber || tokens[at].Text.Length > 2 || tokens[at].Number is < 1 or > 31)
            return null;

        var end = at + 1;
        if (end < tokens.Count && tokens[end].Text is "st" or "nd" or "rd" or "th")
            end++;

        // "May 3" may be part of a sentence, "Monday, May 3" is a date.
        var year = ReadYear(ref end);
        return year is null && !IsBehindWeekday(i) ? null : new DateMention(i, end, tokens[at].Number, month, year, null, false);
    }

    private bool IsBehindWeekday(int i)
    {
        if (i > 0 && tokens[i - 1].Text is "," or ".")
            i--;
        return i > 0 && DayWords.WeekdayAt(tokens, i - 1) is not null;
    }

    private int? ReadMonth(int i, out Month month)
    {
        month = default;
        if (i >= tokens.Count || !tokens[i].IsWord)
            return null;
        if (i + 1 < tokens.Count && MonthNames.TryFind($"{tokens[i].Text} {tokens[i + 1].Text}", out month))
            return i + 2;
        return MonthNames.TryFind(tokens[i].Text, out month) ? Abbreviated(i + 1) : null;
    }

    private int Abbreviated(int i) => i < tokens.Count && tokens[i].Is('.') ? i + 1 : i;

    // The second name of the same month, as in أكتوبر/ تشرين الأول.
    private int SkipSecondName(Month month, int end)
    {
        var at = end < tokens.Count && tokens[end].Text is "/" or "-" or "(" or "\\" ? end + 1 : end;
        if (ReadMonth(at, out var second) is not { } after || second.Calendar != month.Calendar || second.Number != month.Number)
            return end;
        return at > end && after < tokens.Count && tokens[end].Is('(') && tokens[after].Is(')') ? after + 1 : after;
    }

    private int? ReadYear(ref int end)
    {
        var at = end;
        while (at < tokens.Count && at - end < 2 && tokens[at].Text is "," or "،" or "-" or "/" or "." or "من" or "de" or "del" or "سنه" or "عام" or "لسنه" or "لعام")
            at++;
        if (at >= tokens.Count || tokens[at].Text.Length != 4 || !tokens[at].IsNumber || tokens[at].Number is < 1300 or > 2200)
            return null;

        // 2021-2023 is a span.
        if (at + 2 < tokens.Count && tokens[at + 1].Is('-') && tokens[at + 2].Text.Length == 4 && tokens[at + 2].IsNumber)
            return null;
        end = at + 1;
        return tokens[at].Number;
    }

    // The weekday before or behind a date, and the word that makes it today.
    private DateMention Surround(DateMention mention, int from)
    {
        DayOfWeek? weekday = null;
        var today = false;
        for (var i = mention.Start - 1; i >= Math.Max(from, mention.Start - Reach); i--)
        {
            weekday ??= DayWords.WeekdayAt(tokens, i);
            today |= DayWords.IsToday(tokens[i].Text);
        }

        for (var i = mention.End; weekday is null && i < Math.Min(tokens.Count, mention.End + 2); i++)
        {
            weekday = DayWords.WeekdayAt(tokens, i);
            if (tokens[i].IsWord && !IsMark(tokens[i]))
                break;
        }

        return mention with { Weekday = weekday, SaysToday = today };
    }

    // The sign of an era, or a word that a weekday begins with.
    private static bool IsMark(DateToken token) => token.Text is "م" or "ه" or "يوم" or "יום" or "г";

    private static bool IsSeparator(DateToken token) => token.Text is "/" or "-" or "." or "–" or "|" or "\\";
}
