using Digest.Core.Articles.Metadata.Places;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Reads the day in the dateline that opens a report: <c>PARIS, Oct 8, 2021 (Reuters) - </c>, <c>عمان 12 تشرين الثاني (بترا)- </c>.</summary>
internal static class DatelineDay
{
    private const int OpeningLength = 90;
    private const int LeadLength = 300;
    private const int MostCityWords = 4;

    /// <summary>The day with the dateline; null when the paragraph opens with none, or its year stays open.</summary>
    /// <param name="paragraph">The first paragraph of the story.</param>
    /// <param name="latest">The last day that an article can have.</param>
    /// <param name="isMonthFirst">Whether 3/4/2021 may be March.</param>
    public static (DateOnly Date, string Text)? Find(string paragraph, DateOnly latest, bool isMonthFirst)
    {
        if (Dateline.OfParagraph(paragraph) is { } dateline)
            return First(dateline.Text, isMonthFirst)?.Resolve(latest) is { } date ? (date, dateline.Text) : null;
        return InOpening(paragraph, latest, isMonthFirst);
    }

    // The city stands before the day, and a sign or an agency behind it: الدوحة في 17 نوفمبر /قنا/
    private static (DateOnly Date, string Text)? InOpening(string paragraph, DateOnly latest, bool isMonthFirst)
    {
        var tokens = DateToken.Cut(paragraph, OpeningLength);
        if (!tokens.Take(MostCityWords + 1).Any(token => token.IsNumber))
            return null;
        var mention = DateScanner.Scan(tokens, isMonthFirst).FirstOrDefault();
        if (mention is null || mention.Start is 0 or > MostCityWords || mention.End >= tokens.Count || tokens[mention.End].Text is not ("(" or "/" or "-" or "–" or "—" or ":"))
            return null;

        var city = tokens.Take(mention.Start).Where(token => token.IsWord && token.Text is not ("في" or "يوم") && DayWords.TryFindWeekday(token.Text, out _) is false).Select(token => token.Text);
        if (!Gazetteer.IsCity(string.Join(' ', city)))
            return null;
        if (mention is { Year: null, Weekday: null })
            return (mention with { Weekday = WeekdayOf(paragraph) }).Resolve(latest) is { } fresh && fresh > latest.AddYears(-1) ? (fresh, Opening(paragraph)) : null;
        return mention.Resolve(latest) is { } date ? (date, Opening(paragraph)) : null;
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

    private static string Opening(string paragraph) => paragraph[..Math.Max(1, paragraph.AsSpan(0, Math.Min(paragraph.Length, OpeningLength)).IndexOfAny("(-–—:"))].Trim();

    private static DateMention? First(string text, bool isMonthFirst) =>
        DateScanner.Scan(DateToken.Cut(text, OpeningLength), isMonthFirst).FirstOrDefault();
}
