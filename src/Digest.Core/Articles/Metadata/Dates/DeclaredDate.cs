using System.Globalization;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Reads dates that programs write: ISO 8601 with or without time and offset. The local day and time stay as written.</summary>
internal static class DeclaredDate
{
    private const int EarliestYear = 1990;

    /// <summary>The date; null when the value is no ISO date, too early, or after <paramref name="latest"/>.</summary>
    public static PublicationDate? Read(string value, DateOnly latest)
    {
        value = value.Trim();
        if (value.Length < 10 || !DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date > latest || date.Year < EarliestYear)
            return null;

        TimeOnly? time = null;
        if (value.Length >= 16 && value[10] is 'T' or 't' or ' ' && TimeOnly.TryParseExact(value.AsSpan(11, 5), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            time = read;

        // Midnight to the second is what systems write that know only the day.
        if (time == TimeOnly.MinValue && (value.Length == 16 || value.AsSpan(16).StartsWith(":00")))
            time = null;
        return new PublicationDate(date, time, time is null ? DatePrecision.Day : DatePrecision.Minute, "") { Zone = time is null ? null : ZoneOffset.OfIso(value.AsSpan(16)) };
    }
}
