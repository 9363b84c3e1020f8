using Digest.Core.Delivery;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;
using static Digest.Tests.Delivery.Sending;

namespace Digest.Tests.Delivery;

public sealed class HaltTests
{
    [Fact]
    public async Task More_than_five_hard_bounces_in_a_hundred_halt_the_issue_until_an_operator_resumes_it_M24()
    {
        var isDead = true;
        var newsroom = await PublishedAsync(1_000, copy => isDead && NumberOf(copy) % 10 == 0 ? Refused("5.1.1", DeliveryFault.Recipient) : ScriptedChannel.Accepted);
        await newsroom.LiveAsync(TimeSpan.FromHours(2));

        var halted = IssueOf(newsroom);
        Assert.Equal((IssueState.Delivering, Cut), (halted.State, halted.Paused));
        Assert.Contains("bounced for good", halted.Trouble, StringComparison.Ordinal);
        Assert.InRange(newsroom.Mail.Tried.Count, 100, 250);
        Assert.DoesNotContain(newsroom.Deliveries.Rows, row => row.Status is DeliveryStatus.Sending or DeliveryStatus.Uncertain);

        isDead = false;
        await newsroom.Dispatch.ResumeAsync("weekly", CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(1_000, Finished(newsroom).Tally.Total);
        Assert.Equal(1_000, newsroom.Mail.Tried.Count);
    }

    [Fact]
    public async Task Two_complaints_of_a_thousand_readers_halt_the_issue_M24()
    {
        var newsroom = await PublishedAsync(1_000, copy => NumberOf(copy) == 0 ? Deferred("4.2.2") : ScriptedChannel.Accepted);
        await newsroom.WorkAsync();
        Assert.Null(IssueOf(newsroom).Paused);

        await newsroom.Bounces.TrySaveAsync(new BounceRecord { Edition = "weekly", SubscriberId = "one" }, "weekly-2026-W47", new FeedbackCounts(0, 2), CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromHours(2));
        Assert.Contains("2 readers complained", IssueOf(newsroom).Trouble, StringComparison.Ordinal);
        Assert.NotNull(IssueOf(newsroom).Paused);

        // An operator has looked at those two: they halt it no more.
        await newsroom.Dispatch.ResumeAsync("weekly", CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Null(IssueOf(newsroom).Paused);
    }

    [Fact]
    public async Task Bounces_that_are_reported_later_halt_the_issue_in_the_middle_whichever_instance_sent_the_copies_M24()
    {
        Newsroom? newsroom = null;
        newsroom = await PublishedAsync(3_000, _ =>
        {
            newsroom!.Time.Advance(TimeSpan.FromMilliseconds(100));
            if (newsroom.Mail.Tried.Count == 1_300)
                ReportAsync(newsroom, 40, 80).Wait();
            return ScriptedChannel.Accepted;
        });
        var (one, other) = (newsroom.Deliverer, newsroom.DelivererWith(newsroom.Mail));
        await newsroom.Planner.PlanAsync("weekly-2026-W47", CancellationToken.None);
        await one.DeliverAsync(new BatchMessage("weekly-2026-W47", 0), CancellationToken.None);
        var first = newsroom.Mail.Tried.Count;
        await ReportAsync(newsroom, 0, 40);

        await other.DeliverAsync(new BatchMessage("weekly-2026-W47", 1), CancellationToken.None);

        // 40 of its own first copies would have been too many; of those of both instances they were not, and 80 were.
        Assert.InRange(first, 900, 1_100);
        Assert.InRange(newsroom.Mail.Tried.Count, 1_300, 1_500);
        Assert.NotNull(IssueOf(newsroom).Paused);
        Assert.StartsWith("80 of 1", IssueOf(newsroom).Trouble, StringComparison.Ordinal);
        Assert.Contains("bounced for good", IssueOf(newsroom).Trouble, StringComparison.Ordinal);

        await newsroom.Dispatch.ResumeAsync("weekly", CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(3_000, Finished(newsroom).Tally.Total);
    }

    [Fact]
    public async Task An_instance_that_starts_halts_what_others_sent_to_too_many_dead_addresses_M24()
    {
        var newsroom = await PublishedAsync(2_000);
        await newsroom.Planner.PlanAsync("weekly-2026-W47", CancellationToken.None);
        await newsroom.Deliverer.DeliverAsync(new BatchMessage("weekly-2026-W47", 0), CancellationToken.None);
        var sent = newsroom.Mail.Tried.Count;
        await ReportAsync(newsroom, 0, sent / 10);

        newsroom.Restart();
        await newsroom.WorkAsync();

        Assert.Equal(sent, newsroom.Mail.Tried.Count);
        Assert.NotNull(IssueOf(newsroom).Paused);
    }

    [Fact]
    public async Task A_provider_that_refuses_the_sender_to_everybody_halts_the_issue_and_its_readers_get_it_once_that_is_mended_M28()
    {
        var isBroken = true;
        var newsroom = await PublishedAsync(1_000, copy => isBroken && NumberOf(copy) % 3 == 0 ? Refused("5.7.26", DeliveryFault.Sender) : ScriptedChannel.Accepted);
        await newsroom.LiveAsync(TimeSpan.FromHours(2));

        var halted = IssueOf(newsroom);
        Assert.Equal((IssueState.Delivering, Cut), (halted.State, halted.Paused));
        Assert.All(["example.org", "5.7.26", "DKIM", "digest issues resume weekly-2026-W47", "digest issues retry weekly-2026-W47"], named => Assert.Contains(named, halted.Trouble, StringComparison.Ordinal));
        Assert.DoesNotContain("@", halted.Trouble, StringComparison.Ordinal);
        Assert.InRange(newsroom.Mail.Tried.Count, 100, 250);
        Assert.Empty(await newsroom.Suppressions.ListAsync("weekly", IdRange.All, CancellationToken.None).ToListAsync());

        isBroken = false;
        var refused = newsroom.Deliveries.Rows.Count(row => row.Status == DeliveryStatus.Failed);
        await newsroom.Dispatch.ResumeAsync("weekly", CancellationToken.None);
        var (_, again) = await newsroom.Dispatch.RetryAsync("weekly", uncertainToo: false, CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(refused, again);
        Assert.Equal(1_000, Finished(newsroom).Tally.Sent);
        Assert.Equal(1_000 + refused, newsroom.Mail.Tried.Count);
    }

    [Fact]
    public async Task Reports_that_a_provider_refuses_the_sender_halt_the_issue_as_answers_do_M28()
    {
        var newsroom = await PublishedAsync(2_000);
        await newsroom.Planner.PlanAsync("weekly-2026-W47", CancellationToken.None);
        await newsroom.Deliverer.DeliverAsync(new BatchMessage("weekly-2026-W47", 0), CancellationToken.None);
        var sent = newsroom.Mail.Tried.Count;
        await ReportAsync(newsroom, 0, sent / 10, FeedbackKind.SenderFault, "5.7.26");

        newsroom.Time.Advance(TimeSpan.FromSeconds(10));
        await newsroom.WorkAsync();

        Assert.Equal(sent, newsroom.Mail.Tried.Count);
        Assert.Contains("example.org (5.7.26)", IssueOf(newsroom).Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_all_instances_know_is_read_every_few_seconds_and_not_for_each_batch()
    {
        var newsroom = await PublishedAsync(3_000);
        await newsroom.WorkAsync();

        Assert.Equal((3, 3_000), (Finished(newsroom).Batches, Finished(newsroom).Tally.Sent));
        Assert.Equal(1, newsroom.Bounces.Looks);
    }

    // What a mail server says some time after it took the copies.
    private static async Task ReportAsync(Newsroom newsroom, int from, int to, FeedbackKind kind = FeedbackKind.NoSuchAddress, string code = "5.1.1")
    {
        foreach (var copy in newsroom.Mail.Tried.Take(to).Skip(from).ToList())
        {
            var report = new FeedbackEvent { Kind = kind, Source = "dsn", Id = copy.DeliveryId, IsProven = true, Edition = "weekly", SubscriberId = copy.Subscriber.Id, IssueId = "weekly-2026-W47", Code = code };
            await newsroom.Reports.ReceiveAsync(report, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Of_a_thousand_the_dead_addresses_are_learnt_the_deferred_get_it_later_and_a_refused_sender_raises_the_alert_and_stops_nobody()
    {
        var newsroom = await PublishedAsync(1_000, copy => (NumberOf(copy) % 100, copy.Attempt) switch
        {
            (0, _) => Refused("5.1.1", DeliveryFault.Recipient),
            (1, 1) => Deferred("4.7.1"),
            (2, _) => Refused("5.7.1", DeliveryFault.Sender),
            _ => ScriptedChannel.Accepted,
        });
        await newsroom.LiveAsync(TimeSpan.FromHours(3));

        var issue = Finished(newsroom);
        Assert.Equal((980, 20), (issue.Tally.Sent, issue.Tally.Failed));
        Assert.True(SenderFaults.Told(issue.Trouble));
        Assert.Contains("5.7.1", issue.Trouble, StringComparison.Ordinal);
        var suppressed = await newsroom.Subscribers.ListAsync("weekly", IdRange.All, CancellationToken.None).Where(reader => reader.Status == SubscriberStatus.Suppressed).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 10).Select(number => number * 100), suppressed.Select(NumberOf).Order());
        Assert.Equal(suppressed.Select(reader => reader.Id), await newsroom.Suppressions.ListAsync("weekly", IdRange.All, CancellationToken.None).Select(suppression => suppression.SubscriberId).ToListAsync());
        Assert.Equal(1_010, newsroom.Mail.Tried.Count);
    }

    [Fact]
    public async Task A_paused_issue_goes_on_where_it_was_with_no_copy_twice_and_none_left_out_F11()
    {
        Newsroom? newsroom = null;
        newsroom = await PublishedAsync(300, copy =>
        {
            if (newsroom!.Mail.Tried.Count == 90)
                newsroom.Dispatch.PauseAsync("weekly", CancellationToken.None).Wait();
            newsroom.Time.Advance(TimeSpan.FromMilliseconds(100));
            return ScriptedChannel.Accepted;
        });
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.InRange(newsroom.Mail.Tried.Count, 90, 200);
        Assert.Equal("Halted by hand.", IssueOf(newsroom).Reason);

        // Meanwhile an operator changes what can be changed: the frozen issue stays as it is.
        var edition = newsroom.Editions.All.First();
        (edition.Title, edition.TimeZone, edition.Sections) = ("عنوان آخر", "America/Lima", [new() { Title = "ثقافة" }]);
        (newsroom.DeliveryOptions.InFlight, newsroom.DeliveryOptions.ClaimTime) = (7, TimeSpan.FromMinutes(3));
        await newsroom.UploadArticleAsync(2);
        await newsroom.SubscribeAsync("late@example.org");
        newsroom.Restart();
        await newsroom.Dispatch.ResumeAsync("weekly-2026-W47", CancellationToken.None);
        await newsroom.Dispatch.ResumeAsync("weekly-2026-W47", CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(300, Finished(newsroom).Tally.Sent);
        Assert.Equal(300, newsroom.Mail.Tried.Count);
        Assert.Single(newsroom.Mail.Rendered.Select(rendered => (rendered.Subject, rendered.EmailHtml, rendered.EmailText)).Distinct());
        Assert.True(newsroom.Mail.Rendered.Count > 1);
    }

    [Fact]
    public async Task A_cancelled_issue_is_sent_to_nobody_more_and_its_rows_say_so_F11()
    {
        Newsroom? newsroom = null;
        newsroom = await PublishedAsync(300, copy =>
        {
            if (newsroom!.Mail.Tried.Count == 60)
                newsroom.Dispatch.CancelAsync("weekly", CancellationToken.None).Wait();
            newsroom.Time.Advance(TimeSpan.FromMilliseconds(100));
            return ScriptedChannel.Accepted;
        });
        await newsroom.LiveAsync(TimeSpan.FromMinutes(20));

        var issue = Finished(newsroom);
        Assert.Equal(newsroom.Mail.Tried.Count, issue.Tally.Sent);
        Assert.InRange(issue.Tally.Sent, 60, 200);
        Assert.Equal(300 - issue.Tally.Sent, newsroom.Deliveries.Rows.Count(row => row is { Status: DeliveryStatus.Suppressed, Code: "cancelled" }));
    }

    [Fact]
    public async Task Only_an_issue_on_its_way_is_paused_resumed_or_cancelled()
    {
        var newsroom = await PublishedAsync(1);
        await newsroom.WorkAsync();

        var paused = await Assert.ThrowsAsync<InvalidOperationException>(() => newsroom.Dispatch.PauseAsync("weekly", CancellationToken.None));
        Assert.Equal("Issue weekly-2026-W47 is finished and cannot be paused.", paused.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => newsroom.Dispatch.ResumeAsync("weekly", CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => newsroom.Dispatch.CancelAsync("weekly", CancellationToken.None));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => newsroom.Dispatch.PauseAsync("weekly-2025-W01", CancellationToken.None));
    }

    [Fact]
    public async Task A_suppressed_address_gets_nothing_although_its_row_says_active_M31()
    {
        var newsroom = await PublishedAsync(3);
        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);
        var id = SubscriberId.For("weekly", ChannelKind.Email, "READER1@example.org ");
        await newsroom.Suppressions.AddAsync(new Suppression("weekly", id, "complaint", Cut), CancellationToken.None);
        await newsroom.WorkAsync();

        Assert.DoesNotContain(newsroom.Mail.Tried, copy => copy.Subscriber.Id == id);
        Assert.Equal((2, 1), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Suppressed));
    }

    [Fact]
    public async Task A_block_of_suppressed_readers_larger_than_a_page_does_not_end_the_issue_F12()
    {
        var newsroom = await PublishedAsync(0);
        await newsroom.SubscribeAsync(1_500);
        var readers = await newsroom.Subscribers.ListAsync("weekly", IdRange.All, CancellationToken.None).ToListAsync();
        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);
        foreach (var reader in readers.Skip(100).Take(1_200))
            await newsroom.Suppressions.AddAsync(new Suppression("weekly", reader.Id, "5.1.1", Cut), CancellationToken.None);
        await newsroom.WorkAsync();

        Assert.Equal((300, 1_200), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Suppressed));
    }
}
