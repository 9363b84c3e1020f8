using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Tests.Infrastructure;
using static Digest.Tests.Delivery.Sending;

namespace Digest.Tests.Delivery;

public sealed class RetryTests
{
    [Fact]
    public async Task Those_who_failed_are_listed_and_a_retry_sends_to_exactly_those_F7()
    {
        var isDown = true;
        var newsroom = await PublishedAsync(200, copy => isDown && NumberOf(copy) < 30 ? Deferred("timeout") : ScriptedChannel.Accepted);
        await newsroom.LiveAsync(TimeSpan.FromHours(62));
        Assert.Equal(IssueState.Delivering, IssueOf(newsroom).State);
        await newsroom.LiveAsync(TimeSpan.FromHours(14));

        var report = await newsroom.Dispatch.ReportAsync("weekly", CancellationToken.None);
        Assert.Equal((170, 30, 0, 0), (Finished(newsroom).Tally.Sent, report.Tally.Failed, report.Pending, report.Difference));
        Assert.Equal(("timeout", 30), (report.Codes.Single().Code, report.Codes.Single().Count));
        Assert.All(newsroom.Deliveries.Rows, row => Assert.InRange(row.Changed - row.FirstTried!.Value, TimeSpan.Zero, RetrySchedule.MailEndsAfter));
        var missing = await newsroom.Dispatch.MissingAsync(report.Issue, withSuppressed: false, CancellationToken.None).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 30), missing.Select(one => NumberOf(one.Reader!)).Order());

        isDown = false;
        var tried = newsroom.Mail.Tried.Count;
        var (issue, rows) = await newsroom.Dispatch.RetryAsync("weekly", uncertainToo: false, CancellationToken.None);
        Assert.Equal((IssueState.Delivering, 30), (issue.State, rows));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal(200, Finished(newsroom).Tally.Sent);
        Assert.Equal(Enumerable.Range(0, 30), newsroom.Mail.Tried.Skip(tried).Select(NumberOf).Order());
        Assert.All(newsroom.Mail.Tried.GroupBy(copy => copy.Subscriber.Id), tries => Assert.Single(tries.Select(copy => copy.DeliveryId).Distinct()));
    }

    [Fact]
    public async Task A_retry_begins_the_schedule_anew()
    {
        var isDown = true;
        var newsroom = await PublishedAsync(1, copy => isDown ? Deferred("4.3.2") : ScriptedChannel.Accepted);
        await newsroom.LiveAsync(TimeSpan.FromHours(80));
        Assert.Equal(1, Finished(newsroom).Tally.Failed);
        Assert.InRange(newsroom.Mail.Tried.Count, 5, 20);

        await newsroom.Dispatch.RetryAsync("weekly", uncertainToo: false, CancellationToken.None);
        await newsroom.WorkAsync();
        isDown = false;
        await newsroom.LiveAsync(TimeSpan.FromMinutes(40));

        Assert.Equal(1, Finished(newsroom).Tally.Sent);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Those_of_whom_it_is_uncertain_get_it_again_only_on_request(bool uncertainToo, int again)
    {
        var isLossy = true;
        var newsroom = await PublishedAsync(5, copy => isLossy && NumberOf(copy) == 2 ? new DeliveryOutcome(OutcomeKind.Uncertain, "lost", "") : ScriptedChannel.Accepted);
        await newsroom.WorkAsync();
        isLossy = false;

        var (_, rows) = await newsroom.Dispatch.RetryAsync("weekly", uncertainToo, CancellationToken.None);
        await newsroom.WorkAsync();

        Assert.Equal(again, rows);
        Assert.Equal(4 + again, Finished(newsroom).Tally.Sent);
    }

    [Fact]
    public async Task Whatever_line_a_retry_ends_on_it_can_be_asked_for_again_and_nobody_is_mailed_twice()
    {
        for (var step = 1; ; step++)
        {
            var isDown = true;
            var newsroom = await PublishedAsync(12, copy => isDown && NumberOf(copy) < 5 ? Refused("5.3.0", DeliveryFault.None) : ScriptedChannel.Accepted);
            await newsroom.WorkAsync();
            isDown = false;
            newsroom.Faults.CrashAt = newsroom.Faults.Steps + step;
            var hasCrashed = false;
            try
            {
                await newsroom.Dispatch.RetryAsync("weekly", uncertainToo: false, CancellationToken.None);
            }
            catch (SimulatedCrash)
            {
                hasCrashed = true;
                newsroom.Restart();
                await newsroom.LiveAsync(TimeSpan.FromMinutes(30));
                Assert.Equal(IssueState.Finished, IssueOf(newsroom).State);
                await newsroom.Dispatch.RetryAsync("weekly", uncertainToo: false, CancellationToken.None);
            }

            newsroom.Faults.CrashAt = null;
            await newsroom.LiveAsync(TimeSpan.FromMinutes(10));
            Assert.Equal(12, Finished(newsroom).Tally.Sent);
            Assert.Equal(12, newsroom.Mail.AcceptedCopies.Count);
            if (!hasCrashed)
                return;
        }
    }

    [Fact]
    public async Task A_retry_that_is_counted_before_its_end_is_sent_all_the_same()
    {
        var isDown = true;
        var newsroom = await PublishedAsync(2_500, copy => isDown ? Refused("5.3.0", DeliveryFault.None) : ScriptedChannel.Accepted, options: options => options.MostBounces = 1);
        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);
        await SetAsync(newsroom, newsroom.Deliveries.Rows.Select(row => row with { Status = DeliveryStatus.Failed, Code = "5.3.0", Attempts = 1, FirstTried = Cut }));
        await newsroom.WorkAsync();
        await newsroom.Watch.SettleAsync(IssueOf(newsroom).Id, CancellationToken.None);
        Assert.Equal((IssueState.Finished, 2_500), (IssueOf(newsroom).State, IssueOf(newsroom).Tally.Failed));
        isDown = false;
        // After the first rows are back, somebody who takes this retry for dead counts what is there, and finds it finished again.
        var isCounted = false;
        newsroom.Faults.AtStep = _ =>
        {
            if (isCounted || newsroom.Deliveries.Rows.All(row => row.Status != DeliveryStatus.Planned))
                return;
            isCounted = true;
            newsroom.Issues.TryUpdateAsync(IssueOf(newsroom) with { State = IssueState.Finished, Retrying = null, Settled = 3, Tally = new DeliveryTally { Failed = 2_500 } }, CancellationToken.None).GetAwaiter().GetResult();
        };

        await newsroom.Dispatch.RetryAsync("weekly", uncertainToo: false, CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(2_500, Finished(newsroom).Tally.Sent);
        Assert.Equal(2_500, newsroom.Mail.AcceptedCopies.Count);
    }

    [Fact]
    public async Task A_recalled_issue_is_sent_again_to_nobody()
    {
        var newsroom = await PublishedAsync(1);
        await newsroom.WorkAsync();
        await newsroom.Issues.TryUpdateAsync(IssueOf(newsroom) with { Recalled = Cut }, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => newsroom.Dispatch.RetryAsync("weekly", uncertainToo: false, CancellationToken.None));
        Assert.Contains("recalled", refused.Message, StringComparison.Ordinal);
    }
}
