namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>A time beside a date: 16:43, 4:43 م, 5 مساء, 18 h 30, 18.30 Uhr, 18时30分, 4 p.m. GMT.</summary>
/// <param name="Time">The local time.</param>
/// <param name="Zone">Its zone as <c>Z</c> or <c>+03:00</c>; null when not told.</param>
internal sealed record TimeOfDay(TimeOnly Time, string? Zone)
{
    private enum Half
    {
        None,
        Morning,
        Noon,
        Evening,
        Night,
    }

    /// <summary>The first time among the tokens from one index to before another, outside the dates; null when there is none.</summary>
    public static TimeOfDay? Find(IReadOnlyList<DateToken> tokens, List<DateMention> dates, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (dates.Find(date => i >= date.Start && i < date.End) is { } date)
            {
                i = date.End - 1;
                continue;
            }

            if (!tokens[i].IsNumber || tokens[i].Text.Length > 2 || ReadClock(tokens, i, to, out var end) is not { } time)
                continue;
            return new TimeOfDay(time, FindZone(tokens, from, i, end, to));
        }

        return null;
    }

    private static TimeOnly? ReadClock(IReadOnlyList<DateToken> tokens, int i, int to, out int end)
    {
        var (hour, minute) = (tokens[i].Number, 0);
        end = i + 1;
        var hasMinutes = i + 2 < to && Parts(tokens, i + 1) && tokens[i + 2] is { IsNumber: true, Text.Length: 2 };
        if (hasMinutes)
        {
            minute = tokens[i + 2].Number;
            end = i + 3;
            if (end + 1 < to && tokens[end].Is(':') && tokens[end + 1].IsNumber)
                end += 2;
            if (end + 1 < to && tokens[end].Is('.') && tokens[end - 1].IsNumber && tokens[end + 1] is { IsWord: false, Text.Length: > 2 })
                end += 2;
        }

        var half = HalfBehind(tokens, ref end, to);
        if (half is Half.None && i > 0 && tokens[i - 1].Text.Length > 1)
            half = HalfOf(tokens[i - 1].Text);
        if (!hasMinutes && half is Half.None && !IsHour(tokens, i, to, ref end))
            return null;
        hour = On24(hour, half);
        return hour <= 23 && minute <= 59 ? new TimeOnly(hour, minute) : null;
    }

    private static int On24(int hour, Half half) => half switch
    {
        Half.Morning when hour == 12 => 0,
        Half.Evening when hour < 12 => hour + 12,
        Half.Noon when hour < 11 => hour + 12,
        Half.Night when hour == 12 => 0,
        Half.Night when hour is > 5 and < 12 => hour + 12,
        _ => hour,
    };

    private static bool Parts(IReadOnlyList<DateToken> tokens, int i) =>
        tokens[i].Text is ":" or "：" or "h" or "时" or "時" or "点" || (tokens[i].Is('.') && i + 2 < tokens.Count && tokens[i + 2].Text == "uhr");

    // 18 h, 18 Uhr
    private static bool IsHour(IReadOnlyList<DateToken> tokens, int i, int to, ref int end)
    {
        if (i + 1 >= to || tokens[i + 1].Text is not ("h" or "uhr" or "时" or "時" or "点"))
            return false;
        end = i + 2;
        return true;
    }

    // The half of the day that is named behind the time, in one word or as a. m.
    private static Half HalfBehind(IReadOnlyList<DateToken> tokens, ref int i, int to)
    {
        if (i >= to)
            return Half.None;
        if (i + 2 < to && tokens[i + 1].Is('.') && tokens[i + 2].Text is "m" or "ظ" && HalfOf($"{tokens[i].Text}{tokens[i + 2].Text}") is not Half.None and var spelled)
        {
            i += i + 3 < to && tokens[i + 3].Is('.') ? 4 : 3;
            return spelled;
        }

        if (i + 1 < to && tokens[i].Text == "بعد" && tokens[i + 1].Text == "الظهر")
        {
            i += 2;
            return Half.Evening;
        }

        var half = HalfOf(tokens[i].Text);
        if (half is not Half.None)
            i++;
        return half;
    }

    private static Half HalfOf(string word) => word switch
    {
        "ص" or "am" or "صباحا" or "الصباح" or "فجرا" or "قظ" or "上午" or "صبح" => Half.Morning,
        "م" or "pm" or "مساء" or "المساء" or "عصرا" or "بظ" or "下午" or "晚上" or "عصر" or "شام" => Half.Evening,
        "ظهرا" or "دوپہر" => Half.Noon,
        "ليلا" => Half.Night,
        _ => Half.None,
    };

    private static string? FindZone(IReadOnlyList<DateToken> tokens, int from, int start, int end, int to)
    {
        for (var i = end; i < to && !tokens[i].IsNumber; i++)
        {
            if (ZoneOffset.At(tokens, i, isBehindTime: i == end || (i == end + 1 && tokens[end].Is('(')), out _) is { } zone)
                return zone;
        }

        for (var i = from; i < start; i++)
        {
            if (ZoneOffset.At(tokens, i, isBehindTime: false, out _) is { } zone)
                return zone;
        }

        return null;
    }
}
