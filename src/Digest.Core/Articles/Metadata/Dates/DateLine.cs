using Digest.Core.Articles.Blocks;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>A line that says nothing but when: a date, perhaps with weekday, time and a label.</summary>
/// <param name="Mention">The date.</param>
/// <param name="Time">The time; null when not given.</param>
/// <param name="IsLabelled">Whether words such as "published" stand beside it.</param>
/// <param name="IsUpdate">Whether it is the date of the last change.</param>
internal sealed record DateLine(DateMention Mention, TimeOnly? Time, bool IsLabelled, bool IsUpdate)
{
    private const int MaxLength = 120;

    /// <summary>Reads a block as a date line; null when it says more or no date.</summary>
    public static DateLine? Read(Block block, bool isMonthFirst)
    {
        if (block.Text.Length > MaxLength || !block.Text.Any(char.IsDigit))
            return null;

        var tokens = DateToken.Cut(block.Text, MaxLength);
        var mentions = DateScanner.Scan(tokens, isMonthFirst);
        if (mentions.Count == 0)
            return null;

        bool labelled = false, update = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsWord || mentions.Exists(mention => i >= mention.Start && i < mention.End) || DayWords.TryFindWeekday(tokens[i].Text, out _))
                continue;
            if (!DayWords.IsCompanion(tokens[i].Text))
                return null;
            labelled |= tokens[i].Text.Length > 2;
            update |= DayWords.IsUpdate(tokens[i].Text);
        }

        // Of a pair of calendars the Gregorian half is the one that needs no table.
        var date = mentions.Find(mention => !mention.Month.IsHijri) ?? mentions[0];
        if (date.Weekday is null && mentions.Find(mention => mention.Weekday is not null) is { } other)
            date = date with { Weekday = other.Weekday };
        return new DateLine(date, TimeOfDay.Find(tokens, date), labelled, update);
    }
}
