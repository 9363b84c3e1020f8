using Digest.Core.Articles.Metadata.Places;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Reads the day in the dateline that opens a report: <c>PARIS, Oct 8, 2021 (Reuters) - </c>, <c>عمان 12 تشرين الثاني (بترا)- </c>.</summary>
internal static class DatelineDay
{
    private const int OpeningLength = 90;
    private const int LeadLength = 300;

    /// <summary>The day with the dateline; null when the paragraph opens with none, or its year stays open.</summary>
    /// <param name="paragraph">The first paragraph of the story.</param>
    /// <param name="latest">The last day that an article can have.</param>
    /// <param name="isMonthFirst">Whether 3/4/2021 may be March.</param>
    public static (DateOnly Date, string Text)? Find(string paragraph, DateOnly latest, bool isMonthFirst)
    {
        if (Dateline.OfParagraph(paragraph) is not { } dateline || First(dateline.Text, isMonthFirst) is not { } mention)
            return null;
        if (mention is { Year: null, Weekday: null })
            return (mention with { Weekday = WeekdayOf(paragraph) }).Resolve(latest) is { } fresh && fresh > latest.AddYears(-1) ? (fresh, dateline.Text) : null;
        return mention.Resolve(latest) is { } date ? (date, dateline.Text) : null;
    }

    // Agencies name the day of the event in the lead, which is that of the report: "..., Thursday, ..."; of several days none is.
    private static DayOfWeek? WeekdayOf(string paragraph)
    {
        DayOfWeek? found = null;
        foreach (var token in DateToken.Cut(paragraph, LeadLength))
        {
            if (!DayWords.TryFindWeekday(token.Text, out var day))
                continue;
            if (found is not null && found != day)
                return null;
            found = day;
        }

        return found;
    }

    private static DateMention? First(string text, bool isMonthFirst) =>
        DateScanner.Scan(DateToken.Cut(text, OpeningLength), isMonthFirst).FirstOrDefault();
}
