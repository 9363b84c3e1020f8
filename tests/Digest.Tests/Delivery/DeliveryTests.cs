using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;
using static Digest.Tests.Delivery.Sending;

namespace Digest.Tests.Delivery;

public sealed class DeliveryTests
{
    [Fact]
    public async Task Every_reader_gets_the_issue_once_and_the_rows_add_up()
    {
        var newsroom = await PublishedAsync(readers: 150);
        await newsroom.WorkAsync();

        var issue = Finished(newsroom);
        Assert.Equal((150, 150), (issue.Audience, issue.Tally.Sent));
        Assert.Equal(150, newsroom.Mail.AcceptedCopies.Select(copy => copy.Subscriber.Id).Distinct().Count());
        Assert.Equal(150, newsroom.Mail.Tried.Count);
    }

    [Fact]
    public async Task An_issue_without_readers_is_finished_at_once_F14()
    {
        var newsroom = await PublishedAsync(readers: 0);
        await newsroom.WorkAsync();

        Assert.Equal(0, Finished(newsroom).Audience);
        Assert.Empty(newsroom.Queue.Messages);
    }

    [Fact]
    public async Task Messages_that_come_twice_send_nothing_twice()
    {
        var newsroom = await PublishedAsync(readers: 70);
        var id = newsroom.Issues.Rows.Single().Id;
        await newsroom.Queue.EnqueueAsync(new PlanMessage(id), TimeSpan.Zero, CancellationToken.None);
        await newsroom.Queue.EnqueueAsync(new PlanMessage(id), TimeSpan.Zero, CancellationToken.None);
        await newsroom.WorkAsync();

        Assert.Equal(70, newsroom.Mail.Tried.Count);
        Assert.Equal(70, Finished(newsroom).Tally.Sent);
    }

    [Fact]
    public async Task Two_workers_on_one_batch_send_nothing_twice()
    {
        var newsroom = await PublishedAsync(readers: 40);
        var plan = newsroom.Issues.Rows.Single();
        await newsroom.Planner.PlanAsync(plan.Id, CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => newsroom.Deliverer.DeliverAsync(new BatchMessage(plan.Id, 0), CancellationToken.None))));

        Assert.Equal(40, newsroom.Mail.Tried.Count);
    }

    [Fact]
    public async Task A_reader_who_left_after_the_list_was_frozen_is_not_written_to()
    {
        var newsroom = await PublishedAsync(readers: 2);
        await newsroom.Planner.PlanAsync(newsroom.Issues.Rows.Single().Id, CancellationToken.None);
        var left = newsroom.Deliveries.Rows.First().SubscriberId;
        await newsroom.Subscribers.SetStatusAsync("weekly", left, SubscriberStatus.Unsubscribed, null, DateTimeOffset.UnixEpoch, CancellationToken.None);
        await newsroom.WorkAsync();

        Assert.DoesNotContain(newsroom.Mail.Tried, copy => copy.Subscriber.Id == left);
        Assert.Equal((1, 1), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Suppressed));
    }

    [Fact]
    public async Task A_permanent_refusal_is_tried_once_and_hurts_nobody_else_F10()
    {
        var newsroom = await PublishedAsync(readers: 5, copy => copy.Subscriber.Address == "reader3@example.org"
            ? new DeliveryOutcome(OutcomeKind.Refused, "5.1.1", "no such mailbox")
            : ScriptedChannel.Accepted);
        await newsroom.WorkAsync();

        var row = Assert.Single(newsroom.Deliveries.Rows, row => row.Status == DeliveryStatus.Failed);
        Assert.Equal(("5.1.1", 1), (row.Code, row.Attempts));
        Assert.Equal(4, Finished(newsroom).Tally.Sent);
    }

    [Fact]
    public async Task Those_who_were_deferred_are_tried_again_and_only_those_F7()
    {
        var down = true;
        var newsroom = await PublishedAsync(readers: 100, copy => down && NumberOf(copy) < 15
            ? new DeliveryOutcome(OutcomeKind.Deferred, "timeout", "no answer")
            : ScriptedChannel.Accepted);
        await newsroom.WorkAsync();
        Assert.Equal(15, newsroom.Deliveries.Rows.Count(row => row is { Status: DeliveryStatus.Retry, Code: "timeout" }));
        Assert.Equal(IssueState.Delivering, newsroom.Issues.Rows.Single().State);

        down = false;
        await newsroom.LiveAsync(TimeSpan.FromMinutes(45));
        Assert.Equal(100, Finished(newsroom).Tally.Sent);
        Assert.Equal(115, newsroom.Mail.Tried.Count);
        Assert.All(newsroom.Mail.Tried.GroupBy(copy => copy.Subscriber.Id), attempts => Assert.Single(attempts.Select(copy => copy.DeliveryId).Distinct()));
    }

    [Fact]
    public async Task Mail_waits_at_least_half_an_hour_and_longer_where_it_was_asked_to_F8_M29()
    {
        var newsroom = await PublishedAsync(readers: 2, copy => new DeliveryOutcome(OutcomeKind.Deferred, "421", "later",
            NumberOf(copy) == 0 ? TimeSpan.FromHours(3) : null));
        await newsroom.WorkAsync();

        var waits = newsroom.Deliveries.Rows.Select(row => row.Until!.Value - Cut).Order().ToList();
        Assert.InRange(waits[0], TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(33));
        Assert.Equal(TimeSpan.FromHours(3), waits[1]);
    }

    [Fact]
    public async Task A_server_that_stays_down_ends_as_failed_within_three_days_F9_M29()
    {
        var newsroom = await PublishedAsync(readers: 3, _ => new DeliveryOutcome(OutcomeKind.Deferred, "connect", "connection refused"));
        await newsroom.LiveAsync(TimeSpan.FromHours(62));
        Assert.All(newsroom.Deliveries.Rows, row => Assert.Equal(DeliveryStatus.Retry, row.Status));
        await newsroom.LiveAsync(TimeSpan.FromHours(10.5));

        Assert.Equal(3, Finished(newsroom).Tally.Failed);
        Assert.All(newsroom.Deliveries.Rows, row => Assert.InRange(row.Attempts, 12, 13));
        Assert.All(newsroom.Deliveries.Rows, row => Assert.InRange(row.Changed - row.FirstTried!.Value, TimeSpan.FromHours(63.5), TimeSpan.FromHours(72)));
    }

    [Fact]
    public async Task A_lost_answer_is_uncertain_and_never_tried_again_F2()
    {
        var newsroom = await PublishedAsync(readers: 1, _ => new DeliveryOutcome(OutcomeKind.Uncertain, "lost", "the connection broke after the message"));
        await newsroom.LiveAsync(TimeSpan.FromHours(5));

        Assert.Equal(1, Finished(newsroom).Tally.Uncertain);
        Assert.Single(newsroom.Mail.Tried);
    }

    [Fact]
    public async Task A_reader_on_a_channel_that_this_deployment_lacks_fails_with_the_reason()
    {
        var newsroom = await PublishedAsync(readers: 0);
        await newsroom.SubscribeAsync("https://hooks.example.org/digest", ChannelKind.Webhook);
        await newsroom.WorkAsync();

        Assert.Equal("no channel", newsroom.Deliveries.Rows.Single().Code);
    }

    [Fact]
    public async Task A_host_that_stops_before_the_hand_over_gives_its_claims_back()
    {
        using var stopping = new CancellationTokenSource();
        var newsroom = await PublishedAsync(readers: 30, copy =>
        {
            if (NumberOf(copy) == 7)
            {
                stopping.Cancel();
                throw new OperationCanceledException(stopping.Token);
            }
            return ScriptedChannel.Accepted;
        });
        var id = newsroom.Issues.Rows.Single().Id;
        await newsroom.Planner.PlanAsync(id, CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => newsroom.Deliverer.DeliverAsync(new BatchMessage(id, 0), stopping.Token));

        Assert.DoesNotContain(newsroom.Deliveries.Rows, row => row.Status is DeliveryStatus.Sending or DeliveryStatus.Uncertain);
        Assert.Contains(newsroom.Deliveries.Rows, row => row is { Status: DeliveryStatus.Planned, Attempts: 0 });
    }

    [Fact]
    public async Task Trouble_is_written_on_the_issue_and_does_not_stop_it()
    {
        var newsroom = await PublishedAsync(readers: 1);
        await newsroom.Watch.ReportAsync(newsroom.Issues.Rows.Single().Id, "Something broke.", CancellationToken.None);
        Assert.Equal("Something broke.", newsroom.Issues.Rows.Single().Trouble);
        await newsroom.WorkAsync();

        Assert.Null(Finished(newsroom).Trouble);
    }

    [Fact]
    public async Task Batches_that_wait_for_their_turn_are_not_taken_for_dead()
    {
        // Three batches, and one worker that takes a quarter of an hour for the first.
        var newsroom = await PublishedAsync(readers: 2_500);
        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);
        Assert.Equal(3, IssueOf(newsroom).Batches);
        newsroom.Queue.Clear();
        newsroom.Time.Advance(TimeSpan.FromMinutes(15));
        await newsroom.Deliverer.DeliverAsync(new BatchMessage(IssueOf(newsroom).Id, 0), CancellationToken.None);

        await newsroom.TickAsync();
        Assert.Empty(newsroom.Queue.Messages);

        // Nobody moves any more: their messages are lost.
        newsroom.Time.Advance(TimeSpan.FromMinutes(11));
        await newsroom.TickAsync();
        Assert.Equal([1, 2], newsroom.Queue.Messages.Select(entry => ((BatchMessage)entry.Message).Batch));
    }
}
