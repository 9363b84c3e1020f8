using System.Globalization;
using Digest.Core.Articles;

namespace Digest.Tests.Articles.Dates;

/// <summary>What a line under a headline says of the time, written as <c>2021-10-08 16:43 +03:00</c>.</summary>
internal static class NewspaperLines
{
    public static string? Read(string line) => When(Parsing.Arabic(line).Published);

    public static string? ReadEnglish(string line) => When(Parsing.English(line).Published);

    /// <summary>The day, the time and the zone, as far as they are known; null when nothing is.</summary>
    public static string? When(PublicationDate? published) => published is null ? null : string.Join(' ', ((string?[])
    [
        published.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), published.Time?.ToString("HH:mm", CultureInfo.InvariantCulture), published.Zone,
    ]).Where(part => part is not null));
}
