using System.Globalization;

namespace Digest.Core.Editions;

/// <summary>When an edition is cut: a weekday and a wall-clock time in its own time zone, whatever daylight saving does.</summary>
public static class EditionSchedule
{
    /// <summary>The edition's time zone.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know it; the message names the edition's setting.</exception>
    public static TimeZoneInfo ZoneOf(Edition edition) => TimeZoneInfo.TryFindSystemTimeZoneById(edition.TimeZone, out var zone)
        ? zone
        : throw new TimeZoneNotFoundException($"Digest:Edition:TimeZone of edition '{edition.Id}' is '{edition.TimeZone}', which this machine does not know; give an IANA name such as Africa/Casablanca.");

    /// <summary>The latest scheduled cut that is not after <paramref name="now"/>.</summary>
    public static DateTimeOffset LastCut(Edition edition, DateTimeOffset now)
    {
        var zone = ZoneOf(edition);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var day = today.AddDays(-(((int)today.DayOfWeek - (int)edition.Day + 7) % 7));
        var cut = InstantOf(day.ToDateTime(edition.Time), zone);
        return cut <= now ? cut : InstantOf(day.AddDays(-7).ToDateTime(edition.Time), zone);
    }

    /// <summary>The first scheduled cut after <paramref name="now"/>.</summary>
    public static DateTimeOffset NextCut(Edition edition, DateTimeOffset now)
    {
        var zone = ZoneOf(edition);
        var last = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(LastCut(edition, now), zone).DateTime);
        // Where the clocks skip the time, the last cut may stand on the day after its own.
        var day = last.AddDays(-(((int)last.DayOfWeek - (int)edition.Day + 7) % 7));
        return InstantOf(day.AddDays(7).ToDateTime(edition.Time), zone);
    }

    /// <summary>The ISO week of an instant on the edition's calendar: <c>2026-W48</c>.</summary>
    public static string WeekOf(Edition edition, DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, ZoneOf(edition)).DateTime;
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(local):D4}-W{ISOWeek.GetWeekOfYear(local):D2}");
    }

    /// <summary>The day of an instant on the edition's calendar.</summary>
    public static DateOnly DayOf(Edition edition, DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, ZoneOf(edition)).DateTime);

    // A time that the clocks skip is taken as long after the gap as it lies in it; one that they repeat, at its first pass.
    private static DateTimeOffset InstantOf(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
            return new DateTimeOffset(local, zone.GetUtcOffset(local.AddDays(-1))).ToUniversalTime();
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
