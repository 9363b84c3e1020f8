using Digest.Core.Editions;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Editions;

public sealed class EditionScheduleTests
{
    [Theory]
    [InlineData("2026-11-22T07:00:00Z", "2026-11-22T07:00:00Z")]
    [InlineData("2026-11-22T06:59:59Z", "2026-11-15T07:00:00Z")]
    [InlineData("2026-11-28T23:00:00Z", "2026-11-22T07:00:00Z")]
    public void The_last_cut_is_the_latest_scheduled_instant_that_is_not_in_the_future(string now, string cut) =>
        Assert.Equal(Instant(cut), EditionSchedule.LastCut(Newsroom.Weekly(), Instant(now)));

    [Theory]
    [InlineData("2026-03-29T00:59:00Z", "2026-03-22T01:30:00Z")] // Sunday, just before the clocks of Paris go from 02:00 to 03:00.
    [InlineData("2026-03-29T01:30:00Z", "2026-03-29T01:30:00Z")] // 02:30 does not exist: as long after the gap, 03:30 summer time.
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T00:30:00Z")] // 02:30 comes twice: the first one counts.
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T00:30:00Z")]
    public void A_cut_in_the_hour_that_the_clocks_change_comes_once(string now, string cut)
    {
        var edition = Newsroom.Weekly();
        edition.TimeZone = "Europe/Paris";
        edition.Time = new TimeOnly(2, 30);

        Assert.Equal(Instant(cut), EditionSchedule.LastCut(edition, Instant(now)));
    }

    [Theory]
    [InlineData("Europe/Paris", 2, 30)]
    [InlineData("America/New_York", 1, 30)]
    [InlineData("Africa/Casablanca", 2, 15)]
    [InlineData("Africa/Cairo", 0, 30)]
    public void Fifty_two_weeks_give_fifty_two_cuts_at_the_right_wall_clock_time(string zone, int hour, int minute)
    {
        var edition = Newsroom.Weekly();
        edition.TimeZone = zone;
        edition.Time = new TimeOnly(hour, minute);
        var cuts = new SortedSet<DateTimeOffset>();

        for (var now = Instant("2026-01-05T00:00:00Z"); now < Instant("2027-01-04T00:00:00Z"); now = now.AddMinutes(5))
            cuts.Add(EditionSchedule.LastCut(edition, now));

        Assert.InRange(cuts.Count, 52, 53);
        Assert.Equal(cuts.Count, cuts.Select(cut => EditionSchedule.WeekOf(edition, cut)).Distinct().Count());
        var local = cuts.Select(cut => TimeZoneInfo.ConvertTime(cut, TimeZoneInfo.FindSystemTimeZoneById(zone))).ToList();
        Assert.True(local.Count(cut => TimeOnly.FromDateTime(cut.DateTime) != edition.Time) <= 1);
        Assert.All(local, cut => Assert.Equal(DayOfWeek.Sunday, cut.DayOfWeek));
    }

    [Theory]
    [InlineData("Europe/Paris", 2, 30)]
    [InlineData("Africa/Casablanca", 2, 15)]
    [InlineData("Africa/Cairo", 0, 30)]
    public void The_next_cut_is_the_one_that_comes_to_be_the_last(string zone, int hour, int minute)
    {
        var edition = Newsroom.Weekly();
        (edition.TimeZone, edition.Time) = (zone, new TimeOnly(hour, minute));
        for (var day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
        {
            edition.Day = day;
            for (var now = Instant("2026-01-05T00:00:00Z"); now < Instant("2027-01-04T00:00:00Z"); now = now.AddHours(7))
            {
                var next = EditionSchedule.NextCut(edition, now);
                Assert.True(next > now);
                Assert.Equal(next, EditionSchedule.LastCut(edition, next));
                Assert.Equal(EditionSchedule.LastCut(edition, now), EditionSchedule.LastCut(edition, next.AddTicks(-1)));
            }
        }
    }

    [Theory]
    [InlineData("2027-01-03T12:00:00Z", "2026-W53")]
    [InlineData("2027-01-04T12:00:00Z", "2027-W01")]
    [InlineData("2026-11-22T12:00:00Z", "2026-W47")]
    public void A_week_is_named_as_ISO_8601_does(string instant, string week) =>
        Assert.Equal(week, EditionSchedule.WeekOf(Newsroom.Weekly(), Instant(instant)));

    [Fact]
    public void An_unknown_time_zone_is_named_with_its_setting()
    {
        var edition = Newsroom.Weekly();
        edition.TimeZone = "Africa/Atlantis";

        var error = Assert.Throws<TimeZoneNotFoundException>(() => EditionSchedule.LastCut(edition, Instant("2026-11-22T12:00:00Z")));
        Assert.Contains("Digest:Edition:TimeZone", error.Message, StringComparison.Ordinal);
        Assert.Contains("Africa/Atlantis", error.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
