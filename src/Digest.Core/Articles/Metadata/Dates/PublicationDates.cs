using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Formats;
using Digest.Core.Articles.Metadata.Places;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Decides when an article was published: what the file declares, then the date line by the headline, then what the text calls today. Never what the story tells.</summary>
internal sealed class PublicationDates(Layout layout, Head head, DateOnly latest, bool isMonthFirst)
{
    private const int SentenceReach = 1_000;
    private const int BodyReach = 30;

    private readonly List<string> _warnings = [];

    public static (Found<PublicationDate>? Date, IReadOnlyList<string> Warnings) Find(Layout layout, Head head, Declared declared, DateOnly latest, bool isMonthFirst)
    {
        var dates = new PublicationDates(layout, head, latest, isMonthFirst);
        var date = DeclaredDates.Choose(declared.Dates, latest, isMonthFirst)
            ?? Shown(dates.UnderTitle() ?? dates.InDateline(), 0.85) ?? Shown(dates.CalledToday(), 0.75) ?? Shown(dates.AboveTitle(), 0.6);
        return (date, dates._warnings);
    }

    private static Found<PublicationDate>? Shown(PublicationDate? date, double confidence) => Found.Of(date, date?.Basis ?? "", confidence);

    private PublicationDate? UnderTitle()
    {
        var lines = head.Dates.Where(date => date.Index > layout.TitleIndex).OrderBy(date => date.Line.IsUpdate).ThenBy(date => date.Index);
        foreach (var (index, line) in lines)
        {
            if (line.Mention.Resolve(latest) is not { } date)
            {
                _warnings.Add($"The date line \"{Quote(index)}\" was not taken: it names no day up to now.");
                continue;
            }

            var told = WeekdayOfToday();
            if (told is { } weekday && weekday != date.DayOfWeek)
                _warnings.Add($"The date line says {date:yyyy-MM-dd}, a {date.DayOfWeek}, but the text calls today a {weekday}.");
            var confirmed = told == date.DayOfWeek ? $"; the text calls today a {told}, which it was" : "";
            return Make(date, line.Time, $"the line \"{Quote(index)}\" under the headline{confirmed}");
        }

        return null;
    }

    // PARIS, Oct 8, 2021 (Reuters) - : a date inside a dateline is that of the report.
    private PublicationDate? InDateline()
    {
        if (layout.Body.FirstOrDefault() is not { } first || Dateline.OfParagraph(first.Text) is not { } dateline)
            return null;

        var mention = DateScanner.Scan(DateToken.Cut(dateline.Text, SentenceReach), isMonthFirst).FirstOrDefault();
        return mention?.Resolve(latest) is { } date ? Make(date, null, $"the dateline \"{dateline.Text}\"") : null;
    }

    private PublicationDate? CalledToday()
    {
        foreach (var block in layout.Body.Take(BodyReach))
        {
            var tokens = DateToken.Cut(block.Text, SentenceReach);
            foreach (var mention in DateScanner.Scan(tokens, isMonthFirst))
            {
                if (!mention.SaysToday || mention.Resolve(latest) is not { } date)
                    continue;
                var why = mention.Year is null ? $"; {date.Year} is the newest year in which that is a {date.DayOfWeek}" : "";
                return Make(date, null, $"the text calls it today in paragraph {block.Place}{why}");
            }
        }

        return null;
    }

    // The date at the very top of a saved page is mostly the day on which it was saved, unless something speaks for it.
    private PublicationDate? AboveTitle()
    {
        foreach (var (index, line) in head.Dates.Where(date => date.Index < layout.TitleIndex).OrderByDescending(date => date.Index))
        {
            if (line.Mention.Resolve(latest) is not { } date)
                continue;

            var told = WeekdayOfToday();
            var isPageTop = index == 0 && line.Mention.Weekday is not null && !line.IsLabelled && line.Time is null;
            if (told == date.DayOfWeek)
                return Make(date, line.Time, $"the line \"{Quote(index)}\" above the headline; the text calls today a {told}, which it was");
            if (!isPageTop && told is null)
                return Make(date, line.Time, $"the line \"{Quote(index)}\" above the headline");
            _warnings.Add($"The date \"{Quote(index)}\" at the top of the page was not taken: it may be the day on which the page was saved.");
        }

        return null;
    }

    // اليوم /السبت/, اليوم الجمعة
    private DayOfWeek? WeekdayOfToday()
    {
        foreach (var block in layout.Body.Take(BodyReach))
        {
            var tokens = DateToken.Cut(block.Text, SentenceReach);
            for (var i = 0; i + 1 < tokens.Count; i++)
            {
                if (!DayWords.IsToday(tokens[i].Text))
                    continue;
                var next = tokens[i + 1].IsWord ? i + 1 : i + 2;
                if (next < tokens.Count && DayWords.TryFindWeekday(tokens[next].Text, out var day))
                    return day;
            }
        }

        return null;
    }

    private string Quote(int index) => layout.Blocks[index].Text;

    private static PublicationDate Make(DateOnly date, TimeOnly? time, string basis) =>
        new(date, time, time is null ? DatePrecision.Day : DatePrecision.Minute, basis);
}
