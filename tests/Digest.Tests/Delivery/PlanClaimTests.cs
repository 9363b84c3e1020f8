using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Tests.Infrastructure;
using static Digest.Tests.Delivery.Sending;

namespace Digest.Tests.Delivery;

/// <summary>One at a time freezes a list of readers, and each is mailed once whoever tries.</summary>
public sealed class PlanClaimTests
{
    [Fact]
    public async Task A_list_that_takes_long_to_freeze_is_frozen_once_though_ticks_come_meanwhile()
    {
        var newsroom = await PublishedAsync(readers: 30);
        newsroom.Queue.Clear();
        var ticks = 0;
        newsroom.Faults.AtStep = _ =>
        {
            // Between the first row and the end, for an hour.
            if (newsroom.Deliveries.Rows.Count == 0 || ticks > 0)
                return;
            for (; ticks < 240; ticks++)
            {
                newsroom.Time.Advance(TimeSpan.FromSeconds(15));
                newsroom.TickAsync().GetAwaiter().GetResult();
            }
        };

        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);

        Assert.Equal((240, IssueState.Delivering, 30), (ticks, IssueOf(newsroom).State, IssueOf(newsroom).Audience));
        Assert.Single(newsroom.Queue.Messages);
        Assert.IsType<BatchMessage>(newsroom.Queue.Messages[0].Message);
    }

    [Fact]
    public async Task A_second_planner_waits_and_undoes_nothing_that_was_sent()
    {
        // The first run ends once the number of batches is written; the second has another beside it.
        var newsroom = await PublishedAsync(readers: 30);
        newsroom.Faults.CrashAt = newsroom.Faults.Steps + 2;
        await Assert.ThrowsAsync<SimulatedCrash>(newsroom.WorkAsync);
        newsroom.Restart();
        newsroom.Time.Advance(TimeSpan.FromMinutes(2));
        await newsroom.Queue.EnqueueAsync(new PlanMessage(IssueOf(newsroom).Id), TimeSpan.Zero, CancellationToken.None);
        var others = 0;
        newsroom.Faults.AtStep = _ =>
        {
            if (newsroom.Deliveries.Rows.Count == 0 || others++ > 0)
                return;
            newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None).GetAwaiter().GetResult();
        };
        await newsroom.LiveAsync(TimeSpan.FromMinutes(30));

        Assert.True(others > 1);
        Assert.Equal((30, 30), (Finished(newsroom).Audience, Finished(newsroom).Tally.Sent));
        Assert.Equal(30, newsroom.Mail.Tried.Count);
    }

    [Fact]
    public async Task Who_was_away_for_so_long_that_another_took_over_leaves_the_list_to_him()
    {
        var newsroom = await PublishedAsync(readers: 30);
        newsroom.Queue.Clear();
        var id = IssueOf(newsroom).Id;
        var isDone = false;
        newsroom.Faults.AtStep = _ =>
        {
            if (newsroom.Deliveries.Rows.Count == 0 || isDone)
                return;
            isDone = true;
            // The machine slept: what it would have renewed is another's by now, who has sent everything.
            newsroom.Issues.TryUpdateAsync(IssueOf(newsroom) with { Planning = null }, CancellationToken.None).GetAwaiter().GetResult();
            newsroom.Planner.PlanAsync(id, CancellationToken.None).GetAwaiter().GetResult();
            newsroom.WorkAsync().GetAwaiter().GetResult();
        };

        await newsroom.Planner.PlanAsync(id, CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(30, Finished(newsroom).Tally.Sent);
        Assert.Equal(30, newsroom.Mail.Tried.Count);
    }

    [Fact]
    public async Task A_plan_that_ended_in_the_middle_is_taken_up_within_a_minute()
    {
        var newsroom = await PublishedAsync(readers: 5);
        newsroom.Faults.CrashAt = newsroom.Faults.Steps + 4;
        await Assert.ThrowsAsync<SimulatedCrash>(newsroom.WorkAsync);
        newsroom.Restart();

        newsroom.Time.Advance(TimeSpan.FromSeconds(30));
        await newsroom.WorkAsync();
        Assert.Equal(IssueState.Rendered, IssueOf(newsroom).State);

        newsroom.Time.Advance(TimeSpan.FromSeconds(31));
        await newsroom.WorkAsync();
        Assert.Equal(5, Finished(newsroom).Tally.Sent);
    }
}
