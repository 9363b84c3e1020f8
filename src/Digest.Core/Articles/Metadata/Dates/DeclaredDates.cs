using Digest.Core.Articles.Blocks;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Chooses among the dates that a file declares: the most trustworthy that can be read and is over; others that name the same day make it surer.</summary>
internal static class DeclaredDates
{
    private const int LongestText = 120;

    /// <summary>The date with its basis; null when none can be read.</summary>
    /// <param name="dates">The dates as written, the most trustworthy first.</param>
    /// <param name="latest">The last day that an article can have.</param>
    /// <param name="isMonthFirst">Whether 3/4/2021 may be March.</param>
    public static Found<PublicationDate>? Choose(IReadOnlyList<Found<string>> dates, DateOnly latest, bool isMonthFirst)
    {
        Found<PublicationDate>? chosen = null;
        var doubt = 0.0;
        foreach (var date in dates)
        {
            if (Read(date.Value, latest, isMonthFirst) is not { } read)
                continue;
            if (chosen is null)
                (chosen, doubt) = (new Found<PublicationDate>(read with { Basis = date.Basis }, date.Basis, date.Confidence), 1 - date.Confidence);
            else if (read.Date == chosen.Value.Date && date.Basis != chosen.Basis)
                doubt *= 1 - (date.Confidence / 2);
        }

        return chosen is null ? null : chosen with { Confidence = 1 - doubt };
    }

    private static PublicationDate? Read(string value, DateOnly latest, bool isMonthFirst)
    {
        if (DeclaredDate.Read(value, latest) is { } declared)
            return declared;
        var line = DateLine.Read(new Block(BlockKind.Paragraph, value, 0), isMonthFirst);
        if (line is not null)
            return line.Mention.Resolve(latest) is { } date ? new PublicationDate(date, line.Time, line.Time is null ? DatePrecision.Day : DatePrecision.Minute, "") : null;

        // A marked element may say more than the date.
        var mention = DateScanner.Scan(DateToken.Cut(value, LongestText), isMonthFirst).FirstOrDefault();
        return mention?.Resolve(latest) is { } day ? new PublicationDate(day, null, DatePrecision.Day, "") : null;
    }
}
