using System.Globalization;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>A date as a text writes it.</summary>
/// <param name="Start">The index of its first token.</param>
/// <param name="End">The index after its last token.</param>
/// <param name="Day">The day of the month.</param>
/// <param name="Month">The month.</param>
/// <param name="Year">The year of its calendar; null when not given.</param>
/// <param name="Weekday">The weekday beside it; null when not given.</param>
/// <param name="SaysToday">Whether the text calls it today.</param>
internal sealed record DateMention(int Start, int End, int Day, Month Month, int? Year, DayOfWeek? Weekday, bool SaysToday)
{
    private const int EarliestYear = 1990;
    private const int YearsBack = 28;

    // The years that both tables know.
    private const int EarliestIslamic = 1318;
    private const int LatestIslamic = 1499;

    private static readonly UmAlQuraCalendar Hijri = new();
    private static readonly PersianCalendar Jalali = new();

    /// <summary>The day on the Gregorian calendar; null when there is no such day, it is not over yet, or the year stays open.</summary>
    /// <param name="latest">The last day that an article can have.</param>
    public DateOnly? Resolve(DateOnly latest)
    {
        var date = (Year, Month.Calendar) switch
        {
            ({ } year, Calendar.Hijri) => Sighted(Convert(Hijri, year)),
            ({ } year, Calendar.Jalali) => Convert(Jalali, year),
            ({ } year, _) => Make(year),
            (null, Calendar.Gregorian) when Weekday is { } weekday => NewestOn(weekday, latest),
            _ => null,
        };
        return date is { } day && day <= latest && day.Year >= EarliestYear ? day : null;
    }

    private DateOnly? Make(int year) =>
        year is >= 1 and <= 9999 && Day >= 1 && Day <= DateTime.DaysInMonth(year, Month.Number) ? new DateOnly(year, Month.Number, Day) : null;

    // A day and month fall on the same weekday every five, six or eleven years: the newest that is over is meant.
    private DateOnly? NewestOn(DayOfWeek weekday, DateOnly latest)
    {
        for (var year = latest.Year; year > latest.Year - YearsBack; year--)
        {
            if (Make(year) is { } date && date <= latest && date.DayOfWeek == weekday)
                return date;
        }

        return null;
    }

    // Where the moon was seen a day before or after the table has it, the weekday tells.
    private DateOnly? Sighted(DateOnly? date)
    {
        if (date is not { } day || Weekday is not { } weekday)
            return date;
        return weekday == day.AddDays(1).DayOfWeek ? day.AddDays(1) : weekday == day.AddDays(-1).DayOfWeek ? day.AddDays(-1) : day;
    }

    private DateOnly? Convert(System.Globalization.Calendar calendar, int year)
    {
        if (year is < EarliestIslamic or > LatestIslamic || Day < 1 || Day > calendar.GetDaysInMonth(year, Month.Number))
            return null;
        return DateOnly.FromDateTime(calendar.ToDateTime(year, Month.Number, Day, 0, 0, 0, 0));
    }
}
