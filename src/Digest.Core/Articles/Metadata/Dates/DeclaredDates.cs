using Digest.Core.Articles.Blocks;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>
/// Chooses among the dates that a file declares and shows: each kind of basis has one vote of the weight of its confidence, and the day with most wins.
/// Sites stamp one field by program and let an editor set another, so two that agree are surer than either alone.
/// </summary>
internal static class DeclaredDates
{
    private const int LongestText = 120;
    private const double Surest = 0.99;

    /// <summary>The date with its basis; null when none can be read.</summary>
    /// <param name="dates">The dates as written, the most trustworthy first; of each basis only the first that can be read counts.</param>
    /// <param name="latest">The last day that an article can have: what is later is dropped.</param>
    /// <param name="isMonthFirst">Whether 3/4/2021 may be March.</param>
    public static Found<PublicationDate>? Choose(IReadOnlyList<Found<string>> dates, DateOnly latest, bool isMonthFirst)
    {
        var votes = new List<(Found<string> From, PublicationDate Date)>();
        foreach (var date in dates)
        {
            if (!votes.Exists(vote => vote.From.Basis == date.Basis) && Read(date.Value, latest, isMonthFirst) is { } read)
                votes.Add((date, read with { Basis = date.Basis }));
        }

        if (votes.Count == 0)
            return null;

        var total = votes.Sum(vote => vote.From.Confidence);
        var (chosen, most) = (votes[0], 0.0);
        foreach (var vote in votes)
        {
            var weight = votes.Where(other => Means(other, vote)).Sum(other => other.From.Confidence);
            if (weight > most + 0.001)
                (chosen, most) = (vote, weight);
        }

        var doubt = votes.Where(vote => Means(vote, chosen)).Aggregate(1.0, (left, vote) => left * (1 - vote.From.Confidence));
        var confidence = (1 - doubt) * (0.5 + (0.5 * Math.Min(1, most / total)));
        return new Found<PublicationDate>(chosen.Date, chosen.Date.Basis, Math.Min(Surest, Math.Round(confidence, 2)));
    }

    // A program's time in UTC near midnight means the neighbouring day where the page itself shows that one.
    private static bool Means((Found<string> From, PublicationDate Date) one, (Found<string> From, PublicationDate Date) other)
    {
        if (one.Date.Date == other.Date.Date)
            return true;
        if (!IsUtc(one.From.Value) || IsUtc(other.From.Value) || one.Date.Time is not { } time)
            return false;
        return (other.Date.Date.DayNumber - one.Date.Date.DayNumber) switch
        {
            1 => time.Hour >= 9,
            -1 => time.Hour < 12,
            _ => false,
        };
    }

    private static bool IsUtc(string value) =>
        value.Length > 16 && value[10] is 'T' or 't' or ' ' && (value[^1] is 'Z' or 'z' || value.EndsWith("+00:00", StringComparison.Ordinal) || value.EndsWith("+0000", StringComparison.Ordinal));

    private static PublicationDate? Read(string value, DateOnly latest, bool isMonthFirst)
    {
        if (DeclaredDate.Read(value, latest) is { } declared)
            return declared;
        var line = DateLine.Read(new Block(BlockKind.Paragraph, value, 0), isMonthFirst);
        if (line is not null)
            return line.Resolve(latest);

        // A marked element may say more than the date.
        var mention = DateScanner.Scan(DateToken.Cut(value, LongestText), isMonthFirst).FirstOrDefault();
        return mention?.Resolve(latest) is { } day ? new PublicationDate(day, null, DatePrecision.Day, "") : null;
    }
}
