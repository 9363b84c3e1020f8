using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Delivery;

/// <summary>Ends the process at every storage operation of a whole week, one after the other, and starts it again.</summary>
public sealed class CrashTests
{
    private const int Readers = 20;

    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Whatever_line_the_process_ends_on_nobody_is_mailed_twice_and_nobody_is_left_out_F1_F2_F3_F4()
    {
        var quiet = await WeekAsync(crashAt: null);
        Assert.Equal(Readers, Finished(quiet).Tally.Sent);

        for (var step = 1; step <= quiet.Faults.Steps; step++)
        {
            var newsroom = await WeekAsync(step);
            var issue = Finished(newsroom);
            var copies = newsroom.Mail.AcceptedCopies.Select(copy => copy.Subscriber.Id).ToList();
            Assert.True(copies.Count == copies.Distinct().Count(), $"Step {step}: somebody was mailed twice.");
            Assert.True(issue.Tally is { Failed: 0, Suppressed: 0 }, $"Step {step}: {issue.Tally}");
            Assert.InRange(issue.Tally.Uncertain, 0, 1);
            Assert.True(copies.Count >= issue.Tally.Sent, $"Step {step}: a row says sent, but nothing was.");
        }
    }

    private static async Task<Newsroom> WeekAsync(int? crashAt)
    {
        var newsroom = new Newsroom(new ScriptedChannel(ChannelKind.Email));
        await newsroom.SubscribeAsync(Readers);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        newsroom.Faults.CrashAt = crashAt + newsroom.Faults.Steps;
        for (var minutes = 0; minutes < 120; minutes += 5)
        {
            try
            {
                await newsroom.LiveAsync(TimeSpan.FromMinutes(5));
            }
            catch (Exception crash) when (crash is SimulatedCrash || crash.GetBaseException() is SimulatedCrash)
            {
                newsroom.Restart();
            }
            newsroom.Time.Advance(TimeSpan.FromMinutes(1));
        }
        return newsroom;
    }

    private static Issue Finished(Newsroom newsroom)
    {
        var issue = Assert.Single(newsroom.Issues.Rows);
        Assert.Equal(IssueState.Finished, issue.State);
        Assert.Equal((Readers, Readers), (issue.Audience, issue.Tally.Total));
        return issue;
    }
}
