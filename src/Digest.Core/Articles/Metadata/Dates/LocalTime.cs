using System.Globalization;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Finds the publisher's zone for a time that a program stamped in UTC: the page shows the same moment to its readers.</summary>
internal static class LocalTime
{
    private const int QuarterHour = 15;

    // From Baker Island to the Line Islands.
    private static readonly TimeSpan West = TimeSpan.FromHours(-12);
    private static readonly TimeSpan East = TimeSpan.FromHours(14);

    /// <summary>The moment in the zone in which a line by the headline shows it; as it was told where none does.</summary>
    public static Found<PublicationDate> Of(Found<PublicationDate> told, Head head, DateOnly latest)
    {
        if (told.Value is not { Time: { } time, Zone: "Z" })
            return told;
        foreach (var (_, line) in head.Dates)
        {
            if (line.IsUpdate || line.Resolve(latest) is not { Time: { } shown, Zone: null } local)
                continue;
            var offset = local.Date.ToDateTime(shown) - told.Value.Date.ToDateTime(time);
            if (offset != TimeSpan.Zero && offset >= West && offset <= East && offset.Ticks % TimeSpan.FromMinutes(QuarterHour).Ticks == 0)
                return told with { Value = local with { Zone = Name(offset), Basis = $"{told.Value.Basis}, in the zone in which the page shows it" } };
        }

        return told;
    }

    private static string Name(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
}
