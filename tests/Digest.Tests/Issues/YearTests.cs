using Digest.Core.Issues;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Issues;

/// <summary>A whole year of a deployment, hour by hour.</summary>
public sealed class YearTests
{
    [Theory]
    [InlineData("Europe/Paris", 2, 30)]
    [InlineData("America/New_York", 1, 30)]
    public async Task A_year_gives_fifty_two_issues_at_the_right_time_with_every_article_once_F20(string zone, int hour, int minute)
    {
        var edition = Newsroom.Weekly();
        (edition.TimeZone, edition.Time) = (zone, new TimeOnly(hour, minute));
        var newsroom = new Newsroom(editions: edition);
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var uploaded = 0;
        await newsroom.UploadArticleAsync(++uploaded);
        for (var now = newsroom.Time.GetUtcNow(); newsroom.Issues.Rows.Count < 52; now = now.AddHours(1))
        {
            Assert.True(now < new DateTimeOffset(2027, 12, 1, 0, 0, 0, TimeSpan.Zero), "The year is over.");
            newsroom.Time.SetUtcNow(now);
            if (TimeZoneInfo.ConvertTime(now, local) is { DayOfWeek: DayOfWeek.Wednesday or DayOfWeek.Saturday, Hour: 12 })
                await newsroom.UploadArticleAsync(++uploaded);
            await newsroom.TickAsync();
            await newsroom.WorkAsync();
        }

        var issues = newsroom.Issues.Rows.OrderBy(issue => issue.Cut).ToList();
        Assert.All(issues, issue => Assert.Equal(IssueState.Finished, issue.State));
        Assert.Equal(52, issues.Select(issue => issue.Week).Distinct().Count());
        Assert.Equal(newsroom.Articles.Rows.Where(row => row.Received < issues[^1].Cut).Select(row => row.Id).Order(), issues.SelectMany(issue => issue.Articles).Order());
        Assert.All(issues.Zip(issues.Skip(1)), pair => Assert.Equal(pair.First.Cut, pair.Second.From));
        // The one cut of the night in which the clocks skip 02:30 comes as long after the gap.
        Assert.InRange(issues.Count(issue => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(issue.Cut, local).DateTime) != edition.Time), 0, 1);
    }
}
