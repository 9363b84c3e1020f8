namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Finds the time beside a date: 16:43, 4:43 م, 18 h 30, 18h30, 18.30 Uhr, 18时30分.</summary>
internal static class TimeOfDay
{
    /// <summary>The first time among the tokens from one index to before another, outside the date; null when there is none.</summary>
    public static TimeOnly? Find(IReadOnlyList<DateToken> tokens, DateMention date, int from, int to)
    {
        for (var i = from; i + 2 < to; i++)
        {
            if (i + 2 >= date.Start && i < date.End)
                continue;
            if (!tokens[i].IsNumber || tokens[i].Text.Length > 2 || !Parts(tokens, i + 1) || !tokens[i + 2].IsNumber || tokens[i + 2].Text.Length != 2)
                continue;

            var hour = tokens[i].Number + HalfDay(tokens, i + 3, tokens[i].Number);
            if (hour <= 23 && tokens[i + 2].Number <= 59)
                return new TimeOnly(hour, tokens[i + 2].Number);
        }

        return null;
    }

    private static bool Parts(IReadOnlyList<DateToken> tokens, int i) =>
        tokens[i].Text is ":" or "：" or "h" or "时" or "時" || (tokens[i].Is('.') && i + 2 < tokens.Count && tokens[i + 2].Text == "uhr");

    // The hours to add for the half of the day that is named behind the time.
    private static int HalfDay(IReadOnlyList<DateToken> tokens, int i, int hour)
    {
        if (i + 1 < tokens.Count && tokens[i].Is(':') && tokens[i + 1].IsNumber)
            i += 2;
        if (i >= tokens.Count)
            return 0;
        return tokens[i].Text switch
        {
            "م" or "pm" or "مساء" or "ظهرا" when hour < 12 => 12,
            "ص" or "am" or "صباحا" when hour == 12 => -12,
            _ => 0,
        };
    }
}
