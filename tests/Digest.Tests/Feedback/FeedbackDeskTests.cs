using Digest.Core.Delivery;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Digest.Tests.Feedback;

public sealed class FeedbackDeskTests
{
    [Fact]
    public async Task An_address_that_does_not_exist_is_suppressed_at_once_in_every_edition_M31()
    {
        var desk = new Desk();
        var reader = await desk.ReaderAsync("Nadia@readers.example");
        var other = await desk.ReaderAsync("nadia@readers.example", "monday", SubscriberStatus.Pending);

        Assert.Equal(FeedbackVerdict.Suppressed, await desk.SmtpAsync(reader, "5.1.1"));

        var state = await desk.StateAsync(reader);
        Assert.Equal((SubscriberStatus.Suppressed, "5.1.1", desk.Time.GetUtcNow()), (state.Status, state.Reason, state.Changed));
        Assert.Equal(SubscriberStatus.Suppressed, (await desk.StateAsync(other)).Status);
        Assert.Equal(("5.1.1", "5.1.1"), (await desk.SuppressedAsync("weekly", "nadia@readers.example"), await desk.SuppressedAsync("monday", "nadia@readers.example")));
    }

    [Fact]
    public async Task A_suppression_holds_where_the_reader_was_deleted_M31()
    {
        var desk = new Desk();
        var reader = await desk.ReaderAsync("gone@readers.example");
        await desk.Subscribers.DeleteAsync("weekly", reader.Id, default);

        Assert.Equal(FeedbackVerdict.Suppressed, await desk.SmtpAsync(reader, "5.1.1"));

        Assert.Equal("5.1.1", await desk.SuppressedAsync("weekly", "gone@readers.example"));
        Assert.Null(await desk.Subscribers.FindAsync("weekly", reader.Id, default));
    }

    [Fact]
    public async Task The_same_answer_twice_counts_once_whoever_tells_it()
    {
        var desk = new Desk();
        var reader = await desk.ReaderAsync("twice@readers.example");

        Assert.Equal(FeedbackVerdict.Counted, await desk.SmtpAsync(reader, "5.1.0"));
        desk.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(FeedbackVerdict.Repeated, await desk.SmtpAsync(reader, "5.1.0"));
        Assert.Equal([FeedbackVerdict.Repeated], await desk.PostAsync(Reports.Postfix(desk.Sender(reader), "twice@readers.example", "5.1.0", "smtp; 550 5.1.0 no")));

        Assert.Equal(1, await desk.ScoreAsync(reader));
        Assert.Equal(new FeedbackCounts(1, 0), await desk.Store.ReadAsync(Desk.Issue, default));
    }

    [Fact]
    public async Task Points_add_up_until_they_are_above_five_M30()
    {
        var desk = new Desk();
        var reader = await desk.ReaderAsync("soft@readers.example");

        for (var week = 1; week <= 10; week++, desk.Time.Advance(TimeSpan.FromDays(7)))
            Assert.Equal(FeedbackVerdict.Counted, await desk.SmtpAsync(reader, "4.2.2", $"weekly-2027-W{week:D2}"));
        Assert.Equal((5, SubscriberStatus.Active), (await desk.ScoreAsync(reader), (await desk.StateAsync(reader)).Status));
        Assert.Equal(FeedbackVerdict.Suppressed, await desk.SmtpAsync(reader, "4.2.2", "weekly-2027-W11"));

        Assert.Equal("bounces 4.2.2", (await desk.StateAsync(reader)).Reason);
        Assert.NotNull(await desk.SuppressedAsync("weekly", "soft@readers.example"));
        // Only an address that does not exist is the same for other editions.
        Assert.Null(await desk.SuppressedAsync("monday", "soft@readers.example"));
    }

    [Fact]
    public async Task A_day_gives_the_points_of_its_worst_answer_M30()
    {
        var desk = new Desk();
        var reader = await desk.ReaderAsync("day@readers.example");

        await desk.SmtpAsync(reader, "4.2.2", "weekly-2026-W45");
        await desk.SmtpAsync(reader, "4.2.2", "weekly-2026-W46");
        Assert.Equal(0.5, await desk.ScoreAsync(reader));
        await desk.SmtpAsync(reader, "5.3.0", "weekly-2026-W46");
        await desk.SmtpAsync(reader, "5.3.0", "weekly-2026-W47");
        Assert.Equal(1, await desk.ScoreAsync(reader));
    }

    [Theory]
    [InlineData(35, 2)]
    [InlineData(36, 1)]
    public async Task Points_are_forgotten_after_35_quiet_days_and_not_before_M30(int days, double score)
    {
        var desk = new Desk();
        var reader = await desk.ReaderAsync("quiet@readers.example");

        await desk.SmtpAsync(reader, "5.3.0", "weekly-2026-W47");
        desk.Time.Advance(TimeSpan.FromDays(days));
        await desk.SmtpAsync(reader, "5.3.0", "weekly-2026-W52");

        Assert.Equal(score, await desk.ScoreAsync(reader));
    }

    [Fact]
    public async Task A_fault_of_the_sender_suppresses_nobody_and_alerts_once_M28()
    {
        var desk = new Desk();
        var readers = new List<Subscriber>();
        for (var number = 0; number < 20; number++)
            readers.Add(await desk.ReaderAsync($"reader{number}@readers.example"));

        foreach (var reader in readers)
            Assert.Equal(FeedbackVerdict.Alerted, await desk.Subject.SmtpAsync(Desk.Issue, reader, "5.7.1", $"<{reader.Address}>: listed", SmtpStep.Content, default));

        Assert.All(readers, reader => Assert.Equal(SubscriberStatus.Active, desk.StateAsync(reader).Result.Status));
        Assert.Empty(await desk.Suppressions.ListAsync("weekly", IdRange.All, default).ToListAsync());
        Assert.Equal(new FeedbackCounts(0, 0, SenderFaults: 20, Refusal: "readers.example (5.7.1)"), await desk.Store.ReadAsync(Desk.Issue, default));
        var issue = (await desk.Issues.FindAsync(Desk.Issue, default))!;
        Assert.Contains("5.7.1", issue.Trouble, StringComparison.Ordinal);
        Assert.True(SenderFaults.Told(issue.Trouble));
        Assert.DoesNotContain("@", issue.Trouble, StringComparison.Ordinal);
        Assert.Equal(LogLevel.Error, Assert.Single(desk.FaultLog.Lines).Level);
    }

    [Fact]
    public async Task A_fault_of_the_sender_that_storage_could_not_take_is_told_with_the_next_report_M28()
    {
        var desk = new Desk();
        var reader = await desk.ReaderAsync("layla@readers.example");
        desk.Faults.CrashAt = desk.Faults.Steps + 1;
        await Assert.ThrowsAsync<SimulatedCrash>(() => desk.Subject.SmtpAsync(Desk.Issue, reader, "5.7.1", "listed", SmtpStep.Content, default));

        await desk.Subject.SmtpAsync(Desk.Issue, reader, "5.7.1", "listed", SmtpStep.Content, default);

        Assert.True(SenderFaults.Told((await desk.Issues.FindAsync(Desk.Issue, default))!.Trouble));
    }

    [Fact]
    public async Task Other_trouble_of_an_issue_is_not_overwritten()
    {
        var desk = new Desk();
        var reader = await desk.ReaderAsync("reader@readers.example");
        await desk.Issues.TryUpdateAsync((await desk.Issues.FindAsync(Desk.Issue, default))! with { Trouble = "Batch 3 is stuck." }, default);

        await desk.SmtpAsync(reader, "5.7.1");

        Assert.Equal("Batch 3 is stuck.", (await desk.Issues.FindAsync(Desk.Issue, default))!.Trouble);
        Assert.Single(desk.FaultLog.Lines);
    }

    [Fact]
    public async Task A_complaint_suppresses_for_good_and_outweighs_what_a_new_consent_would_lift_M27()
    {
        var desk = new Desk();
        var reader = await desk.ReaderAsync("angry@readers.example", status: SubscriberStatus.Unsubscribed);
        await desk.Suppressions.AddAsync(new Suppression("weekly", reader.Id, "unsubscribed", desk.Time.GetUtcNow()), default);

        Assert.Equal([FeedbackVerdict.Suppressed], await desk.PostAsync(Reports.Complaint(desk.Link(reader))));

        Assert.Equal(("complaint", "complaint"), (await desk.SuppressedAsync("weekly", "angry@readers.example"), await desk.SuppressedAsync("monday", "angry@readers.example")));
        // That he left was his own will.
        Assert.Equal(SubscriberStatus.Unsubscribed, (await desk.StateAsync(reader)).Status);
    }

    [Fact]
    public async Task The_counts_of_an_issue_are_its_readers_who_bounced_complained_or_refused_the_sender_each_once()
    {
        var desk = new Desk();
        for (var number = 0; number < 7; number++)
        {
            var reader = await desk.ReaderAsync($"reader{number}@readers.example");
            await desk.SmtpAsync(reader, number switch { < 3 => "5.1.1", 3 => "5.3.0", 4 => "4.2.2", 5 => "5.7.1", _ => "timeout" });
            await desk.SmtpAsync(reader, number < 3 ? "5.1.1" : "4.2.2");
            if (number == 0)
                await desk.PostAsync(Reports.Complaint(desk.Link(reader)));
        }

        Assert.Equal(new FeedbackCounts(4, 1, SenderFaults: 1, Refusal: "readers.example (5.7.1)"), await desk.Store.ReadAsync(Desk.Issue, default));
    }

    [Fact]
    public async Task Reports_that_come_at_the_same_moment_all_count()
    {
        var desk = new Desk();
        var readers = new List<Subscriber>();
        for (var number = 0; number < 12; number++)
            readers.Add(await desk.ReaderAsync($"reader{number}@readers.example"));

        await Task.WhenAll(readers.SelectMany(reader => Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.SmtpAsync(reader, "5.3.0")))));

        Assert.All(readers, reader => Assert.Equal(1, desk.ScoreAsync(reader).Result));
        Assert.Equal(12, (await desk.Store.ReadAsync(Desk.Issue, default)).HardBounces);
    }

    [Fact]
    public async Task What_happened_before_a_reader_confirmed_anew_is_settled()
    {
        var desk = new Desk();
        var reader = await desk.ReaderAsync("back@readers.example");
        var report = new FeedbackEvent { Kind = FeedbackKind.Complaint, Source = "ses", Id = "1", IsProven = true, Addresses = [reader.Address], At = desk.Time.GetUtcNow().AddMinutes(-1) };

        Assert.Equal(FeedbackVerdict.Unknown, await desk.Subject.ReceiveAsync(report, default));
        Assert.Equal(FeedbackVerdict.Suppressed, await desk.Subject.ReceiveAsync(report with { At = desk.Time.GetUtcNow().AddMinutes(1) }, default));
    }

    [Fact]
    public async Task An_answer_over_a_webhook_says_nothing_of_a_mailbox()
    {
        var desk = new Desk();
        var hook = await desk.ReaderAsync("x@readers.example") with { Channel = ChannelKind.Webhook };

        Assert.Equal(FeedbackVerdict.Ignored, await desk.SmtpAsync(hook, "550"));
    }

    [Fact]
    public async Task The_issue_of_a_report_is_found_by_its_message_id_else_it_is_the_latest()
    {
        var desk = new Desk();
        var (first, second) = (await desk.ReaderAsync("first@readers.example"), await desk.ReaderAsync("second@readers.example"));
        await desk.Issues.TryCreateAsync((await desk.Issues.FindAsync(Desk.Issue, default))! with { Week = "2026-W48", State = IssueState.Finished, Cut = desk.Time.GetUtcNow() }, default);
        var report = new FeedbackEvent { Kind = FeedbackKind.NoSuchAddress, Source = "acs", Id = "1", IsProven = true };

        await desk.Subject.ReceiveAsync(report with { Addresses = [first.Address], MessageId = $"<{DeliveryId.For(Desk.Issue, first.Id)}@news.example>" }, default);
        await desk.Subject.ReceiveAsync(report with { Addresses = [second.Address], MessageId = "<something@else.example>" }, default);

        Assert.Equal((1, 1), ((await desk.Store.ReadAsync(Desk.Issue, default)).HardBounces, (await desk.Store.ReadAsync("weekly-2026-W48", default)).HardBounces));
    }
}
