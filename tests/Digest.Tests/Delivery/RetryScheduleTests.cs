using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using static Digest.Tests.Delivery.Sending;

namespace Digest.Tests.Delivery;

public sealed class RetryScheduleTests
{
    // The copies that wait for the shortest and for the longest.
    private const string Prompt = "00112233445566778899aabbccddeeff";
    private const string Late = "ff112233445566778899aabbccddeeff";

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 5 * 60)]
    [InlineData(3, 30 * 60)]
    [InlineData(4, 2 * 3600)]
    [InlineData(5, 5 * 3600)]
    [InlineData(6, 10 * 3600)]
    [InlineData(7, 14 * 3600)]
    [InlineData(8, 20 * 3600)]
    [InlineData(9, 24 * 3600)]
    public void A_webhook_waits_as_the_standard_says_and_up_to_a_tenth_longer_M64(int attempts, int seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), WaitOf(ChannelKind.Webhook, attempts, Prompt));
        Assert.InRange(WaitOf(ChannelKind.Webhook, attempts, Late), TimeSpan.FromSeconds(seconds * 1.09), TimeSpan.FromSeconds(seconds * 1.1));
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 60)]
    [InlineData(3, 120)]
    [InlineData(4, 240)]
    [InlineData(5, 480)]
    [InlineData(6, 480)]
    public void A_mail_waits_for_half_an_hour_and_longer_M29(int attempts, int minutes)
    {
        Assert.Equal(TimeSpan.FromMinutes(minutes), WaitOf(ChannelKind.Email, attempts, Prompt));
        Assert.InRange(WaitOf(ChannelKind.Email, attempts, Late), TimeSpan.FromMinutes(minutes * 1.09), TimeSpan.FromMinutes(minutes * 1.1));
    }

    [Theory]
    [InlineData(ChannelKind.Webhook, Prompt, 10, 75.58, 75.59)]
    [InlineData(ChannelKind.Webhook, Late, 10, 83.11, 83.12)]
    [InlineData(ChannelKind.Slack, Late, 10, 83.11, 83.12)]
    [InlineData(ChannelKind.Email, Prompt, 13, 71.5, 71.5)]
    [InlineData(ChannelKind.Email, Late, 12, 69.82, 69.83)]
    public void A_copy_is_given_up_with_its_last_try_about_three_days_after_its_first_M29_M64(ChannelKind channel, string id, int tries, double from, double to)
    {
        var tried = TriesOf(channel, id, asked: null);

        Assert.Equal(tries, tried.Count);
        Assert.InRange((tried[^1] - Cut).TotalHours, from, to);
    }

    [Theory]
    [InlineData(ChannelKind.Webhook, 96)]
    [InlineData(ChannelKind.Email, 72)]
    public void However_long_the_other_side_asks_to_wait_no_issue_runs_into_the_next(ChannelKind channel, int hours)
    {
        var tried = TriesOf(channel, Late, asked: TimeSpan.FromDays(30));

        Assert.Equal(TimeSpan.FromHours(hours), tried[^1] - Cut);
        Assert.All(tried.Zip(tried.Skip(1)), pair => Assert.Equal(TimeSpan.FromHours(24), pair.Second - pair.First));
    }

    private static TimeSpan WaitOf(ChannelKind channel, int attempts, string id) => RetrySchedule.Next(channel, attempts, Cut, Cut, null, id)!.Value - Cut;

    private static List<DateTimeOffset> TriesOf(ChannelKind channel, string id, TimeSpan? asked)
    {
        List<DateTimeOffset> tried = [Cut];
        while (RetrySchedule.Next(channel, tried.Count, Cut, tried[^1], asked, id) is { } next)
            tried.Add(next);
        return tried;
    }
}
