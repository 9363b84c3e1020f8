namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Finds the time beside a date: 16:43, 4:43 م, 18 h 30, 18h30.</summary>
internal static class TimeOfDay
{
    /// <summary>The first time among the tokens outside the date; null when there is none.</summary>
    public static TimeOnly? Find(IReadOnlyList<DateToken> tokens, DateMention date)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (i + 2 >= date.Start && i < date.End)
                continue;
            if (!tokens[i].IsNumber || tokens[i].Text.Length > 2 || !(tokens[i + 1].Is(':') || tokens[i + 1].Text == "h") || !tokens[i + 2].IsNumber || tokens[i + 2].Text.Length != 2)
                continue;

            var hour = tokens[i].Number + HalfDay(tokens, i + 3, tokens[i].Number);
            if (hour <= 23 && tokens[i + 2].Number <= 59)
                return new TimeOnly(hour, tokens[i + 2].Number);
        }

        return null;
    }

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
