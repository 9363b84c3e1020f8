using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Formats;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Decides when an article was published: what the file declares, then the date line by the headline, then what the text calls today. Never what the story tells.</summary>
internal sealed class PublicationDates(Layout layout, Head head, DateOnly latest, bool isMonthFirst)
{
    private const int NearTitle = 2;
    private const int TopLines = 3;

    private readonly StoryDays _story = new(layout.Body, isMonthFirst);
    private readonly List<string> _warnings = [];

    public static (Found<PublicationDate>? Date, IReadOnlyList<string> Warnings) Find(Layout layout, Head head, Declared declared, DateOnly latest, bool isMonthFirst)
    {
        if (DeclaredDates.Choose(declared.Dates, latest, isMonthFirst) is { } told)
            return (LocalTime.Of(told, head, latest), []);
        var dates = new PublicationDates(layout, head, latest, isMonthFirst);
        var date = dates.UnderTitle() ?? dates.InDateline() ?? dates.CalledToday() ?? dates.AboveTitle();
        return (date, dates._warnings);
    }

    private Found<PublicationDate>? UnderTitle()
    {
        var lines = head.Dates.Where(date => date.Index > layout.TitleIndex).OrderBy(date => date.Line.IsUpdate).ThenBy(date => date.Index);
        foreach (var (index, line) in lines)
        {
            if (line.Resolve(latest) is { } date)
                return Judge(date, line, $"the line \"{Quote(index)}\" under the headline");
            _warnings.Add($"The date line \"{Quote(index)}\" was not taken: it names no day up to now.");
        }

        return null;
    }

    // The weekday beside a date and the one that the story calls today are witnesses.
    private Found<PublicationDate> Judge(PublicationDate date, DateLine line, string basis)
    {
        var confidence = line.IsUpdate ? 0.6 : 0.85;
        var day = date.Date.DayOfWeek;
        if (line.IsUpdate)
            basis += ", of the last change";
        if (line.Mention.Weekday is { } beside && beside != day)
        {
            _warnings.Add($"The date line calls {date.Date:yyyy-MM-dd} a {beside}, but it was a {day}.");
            confidence -= 0.2;
        }

        if (_story.Weekday == day)
        {
            basis += $"; the text calls today a {day}, which it was";
            confidence += 0.1;
        }
        else if (_story.Weekday is { } told)
        {
            _warnings.Add($"The date line says {date.Date:yyyy-MM-dd}, a {day}, but the text calls today a {told}.");
            confidence -= 0.15;
        }

        return Found(date with { Basis = basis }, Math.Round(confidence, 2));
    }

    // PARIS, Oct 8, 2021 (Reuters) - : a date inside a dateline is that of the report.
    private Found<PublicationDate>? InDateline()
    {
        if (layout.Body.FirstOrDefault() is not { } first)
            return null;
        return DatelineDay.Find(first.Text, latest, isMonthFirst) is { } date ? Found(Day(date.Date, $"the dateline \"{date.Text}\""), 0.85) : null;
    }

    private Found<PublicationDate>? CalledToday()
    {
        if (_story.CalledToday(latest) is not { } today)
            return null;
        var why = today.Mention.Year is null ? $"; {today.Date.Year} is the newest year in which that is a {today.Date.DayOfWeek}" : "";
        return Found(Day(today.Date, $"the text calls it today in paragraph {today.Block.Place}{why}"), 0.75);
    }

    // The date at the very top of a saved page is mostly the day on which it was saved, unless something speaks for it.
    private Found<PublicationDate>? AboveTitle()
    {
        foreach (var (index, line) in head.Dates.Where(date => date.Index < layout.TitleIndex).OrderByDescending(date => date.Index))
        {
            if (line.Resolve(latest) is not { } date)
                continue;

            var basis = $"the line \"{Quote(index)}\" above the headline";
            if (_story.Weekday == date.Date.DayOfWeek)
                return Found(date with { Basis = $"{basis}; the text calls today a {_story.Weekday}, which it was" }, 0.75);
            if (_story.Weekday is null && !IsPageTop(index, line))
                return Found(date with { Basis = basis }, 0.6);
            if (CountedFrom(date, index) is { } counted)
                return counted;
            _warnings.Add($"The date \"{Quote(index)}\" at the top of the page was not taken: it may be the day on which the page was saved.");
        }

        return null;
    }

    // A site shows the day in its frame: with its weekday among the first lines, away from the headline.
    private bool IsPageTop(int index, DateLine line)
    {
        if (line.IsLabelled || line.HasName)
            return false;
        var isNear = layout.TitleIndex - index <= NearTitle;
        return isNear ? index == 0 && line.Mention.Weekday is not null && line.Time is null : index == 0 || (index < TopLines && line.Mention.Weekday is not null);
    }

    // "3 days ago" under the headline, on a page that says when it was saved.
    private Found<PublicationDate>? CountedFrom(PublicationDate saved, int top)
    {
        for (var i = layout.TitleIndex + 1; i <= layout.BodyStart && i < layout.Blocks.Count; i++)
        {
            if (RelativeDay.Read(layout.Blocks[i], saved.Date, saved.Time) is { } date)
                return Found(Day(date, $"the line \"{Quote(i)}\" under the headline, counted from \"{Quote(top)}\" at the top of the page"), 0.7);
        }

        return null;
    }

    private string Quote(int index) => layout.Blocks[index].Text;

    private static PublicationDate Day(DateOnly date, string basis) => new(date, null, DatePrecision.Day, basis);

    private static Found<PublicationDate> Found(PublicationDate date, double confidence) => new(date, date.Basis, confidence);
}
