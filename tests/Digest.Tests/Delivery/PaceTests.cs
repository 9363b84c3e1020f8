using Digest.Core.Delivery;
using Digest.Core.Delivery.Pacing;
using Digest.Tests.Infrastructure;
using FsCheck.Xunit;
using static Digest.Tests.Delivery.Sending;

namespace Digest.Tests.Delivery;

public sealed class PaceTests
{
    [Fact]
    public async Task Two_windows_hold_the_mail_back_as_the_provider_counts_and_the_estimate_says_when_it_is_out_F8()
    {
        var newsroom = await PublishedAsync(250, options: options => (options.MailsPerMinute, options.MailsPerHour) = (30, 100));
        var sent = new List<DateTimeOffset>();
        await newsroom.WorkAsync();
        Assert.Equal(30, newsroom.Mail.Tried.Count);
        var report = await newsroom.Dispatch.ReportAsync("weekly", CancellationToken.None);
        Assert.Equal(220, report.Pending);
        Assert.Equal(Cut + TimeSpan.FromMinutes(220 * 60 / 100.0), report.Expected);

        for (var minute = 0; minute < 180; minute++, newsroom.Time.Advance(TimeSpan.FromMinutes(1)))
        {
            var before = newsroom.Mail.Tried.Count;
            await newsroom.WorkAsync();
            Assert.InRange(newsroom.Mail.Tried.Count - before, 0, 30);
            sent.AddRange(Enumerable.Repeat(newsroom.Time.GetUtcNow(), newsroom.Mail.Tried.Count - before));
        }

        Assert.Equal(250, Finished(newsroom).Tally.Sent);
        Assert.Equal(Enumerable.Repeat(1, 250), newsroom.Deliveries.Rows.Select(row => row.Attempts));
        Assert.All(sent, instant => Assert.InRange(sent.Count(other => other >= instant && other < instant.AddHours(1)), 1, 200));
    }

    [Fact]
    public async Task The_estimate_goes_by_how_fast_it_went_lately_and_not_across_a_halt()
    {
        var newsroom = await PublishedAsync(3_000);
        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);
        newsroom.Queue.Clear();
        // A thousand were sent before a halt of ten hours, and a hundred in ten minutes since.
        await SetSentAsync(newsroom, 1_000, number => Cut + TimeSpan.FromMilliseconds(number));
        var resumed = Cut.AddHours(10);
        await newsroom.Issues.TryUpdateAsync(IssueOf(newsroom) with { Resumed = resumed }, CancellationToken.None);
        await SetSentAsync(newsroom, 101, number => resumed + (TimeSpan.FromMinutes(10) * (number / 100.0)));
        newsroom.Time.SetUtcNow(resumed.AddMinutes(10));

        var report = await newsroom.Dispatch.ReportAsync("weekly", CancellationToken.None);
        Assert.InRange(report.Expected!.Value - newsroom.Time.GetUtcNow(), TimeSpan.FromMinutes(185), TimeSpan.FromMinutes(190));
    }

    [Fact]
    public async Task A_copy_that_is_reported_as_lost_a_day_later_slows_no_rate_down()
    {
        var newsroom = await PublishedAsync(100);
        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);
        await SetSentAsync(newsroom, 100, number => Cut + TimeSpan.FromSeconds(number));
        var before = (await newsroom.Dispatch.ReportAsync("weekly", CancellationToken.None)).PerMinute;
        var lost = newsroom.Deliveries.Rows.First();
        await newsroom.Deliveries.TryUpdateAsync(lost with { Status = DeliveryStatus.Failed, Code = "5.1.1", Changed = Cut.AddDays(1) }, CancellationToken.None);

        Assert.InRange((await newsroom.Dispatch.ReportAsync("weekly", CancellationToken.None)).PerMinute, before * 0.95, before * 1.05);
    }

    private static async Task SetSentAsync(Newsroom newsroom, int count, Func<int, DateTimeOffset> when)
    {
        var rows = newsroom.Deliveries.Rows.Where(row => row.Status == DeliveryStatus.Planned).Take(count);
        await SetAsync(newsroom, rows.Select((row, number) => row with { Status = DeliveryStatus.Sent, Attempts = 1, FirstTried = when(number), Changed = when(number) }));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-59_999)]
    public void An_instance_whose_clock_is_late_finds_the_window_that_another_opened(int milliseconds)
    {
        var window = new PaceWindow(Cut, 30);

        Assert.Equal(window, window.At(Cut.AddMilliseconds(milliseconds), TimeSpan.FromMinutes(1)));
        Assert.Equal(new PaceWindow(Cut.AddMinutes(-1), 0), window.At(Cut.AddMinutes(-1), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_batch_that_keeps_to_the_pace_for_hours_has_one_message_and_is_not_taken_for_dead()
    {
        var newsroom = await PublishedAsync(400, options: options => options.MailsPerHour = 60);
        for (var hour = 0; hour < 6; hour++)
        {
            await newsroom.LiveAsync(TimeSpan.FromHours(1));
            Assert.Single(newsroom.Queue.Messages);
        }

        await newsroom.LiveAsync(TimeSpan.FromHours(2));
        Assert.Equal(400, Finished(newsroom).Tally.Sent);
        Assert.Equal(400, newsroom.Mail.Tried.Count);
    }

    [Fact]
    public async Task A_batch_whose_message_is_lost_is_queued_again_even_while_it_keeps_to_the_pace()
    {
        var newsroom = await PublishedAsync(100, options: options => options.MailsPerHour = 60);
        await newsroom.WorkAsync();
        newsroom.Time.Advance(TimeSpan.FromMinutes(30));
        newsroom.Queue.Clear();

        await newsroom.LiveAsync(TimeSpan.FromHours(3));
        Assert.Equal(100, Finished(newsroom).Tally.Sent);
    }

    [Fact]
    public async Task A_domain_that_defers_gets_half_and_the_others_go_on_M23()
    {
        var newsroom = await PublishedAsync(0, copy => copy.Subscriber.Address.EndsWith("@slow.example", StringComparison.Ordinal) && copy.Attempt == 1 ? Deferred("4.7.28") with { IsTooMuch = true } : ScriptedChannel.Accepted);
        foreach (var number in Enumerable.Range(0, 200))
            await newsroom.SubscribeAsync($"reader{number}@{(number % 2 == 0 ? "slow" : "quick")}.example");
        await newsroom.WorkAsync();

        Assert.Equal(100, newsroom.Mail.AcceptedCopies.Count(copy => copy.Subscriber.Address.EndsWith("@quick.example", StringComparison.Ordinal)));
        Assert.InRange(newsroom.Mail.Tried.Count(copy => copy.Subscriber.Address.EndsWith("@slow.example", StringComparison.Ordinal)), 1, 60);
        Assert.NotNull((await newsroom.PaceStore.ReadAsync(CancellationToken.None)).Domains["slow.example"].PerMinute);

        await newsroom.LiveAsync(TimeSpan.FromHours(10));
        Assert.Equal(200, Finished(newsroom).Tally.Sent);
        Assert.All(newsroom.Deliveries.Rows, row => Assert.InRange(row.Attempts, 1, 2));
    }

    [Fact]
    public async Task A_provider_that_asks_to_wait_is_left_alone_for_so_long_and_nobody_counts_as_failed_F8()
    {
        var isBusy = true;
        var newsroom = await PublishedAsync(200, _ => isBusy ? Deferred("421", TimeSpan.FromMinutes(20)) with { IsForAll = true } : ScriptedChannel.Accepted);
        await newsroom.WorkAsync();
        var tried = newsroom.Mail.Tried.Count;
        Assert.InRange(tried, 1, newsroom.DeliveryOptions.InFlight);

        isBusy = false;
        newsroom.Time.Advance(TimeSpan.FromMinutes(19));
        await newsroom.WorkAsync();
        Assert.Equal(tried, newsroom.Mail.Tried.Count);
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal(200, Finished(newsroom).Tally.Sent);
    }

    [Fact]
    public async Task A_reader_who_asks_to_wait_keeps_nobody_else_waiting_M23()
    {
        var newsroom = await PublishedAsync(0, copy => copy.Subscriber.Address.EndsWith("@grey.example", StringComparison.Ordinal) && copy.Attempt == 1 ? Deferred("4.7.1", TimeSpan.FromHours(24)) with { IsTooMuch = true } : ScriptedChannel.Accepted);
        await newsroom.SubscribeAsync("reader@grey.example");
        foreach (var number in Enumerable.Range(0, 100))
            await newsroom.SubscribeAsync($"reader{number}@quick.example");
        await newsroom.WorkAsync();

        Assert.Equal(100, newsroom.Mail.AcceptedCopies.Count);
        var pace = await newsroom.PaceStore.ReadAsync(CancellationToken.None);
        Assert.Equal((null, true), (pace.ClosedUntil, pace.Domains.ContainsKey("grey.example")));
        Assert.Equal(newsroom.Time.GetUtcNow().AddHours(24), Assert.Single(newsroom.Deliveries.Rows, row => row.Status is DeliveryStatus.Retry).Until);

        await newsroom.LiveAsync(TimeSpan.FromHours(25));
        Assert.Equal(101, Finished(newsroom).Tally.Sent);
    }

    [Fact]
    public async Task A_server_that_is_down_is_asked_ever_less_often_and_the_issue_goes_on_by_itself_F9()
    {
        var isDown = true;
        var newsroom = await PublishedAsync(1_000, _ => isDown ? new DeliveryOutcome(OutcomeKind.Deferred, "connect", "connection refused") : ScriptedChannel.Accepted);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(60));

        Assert.InRange(newsroom.Mail.Tried.Count, 20, 400);
        Assert.Contains("all deferred", IssueOf(newsroom).Trouble, StringComparison.Ordinal);

        isDown = false;
        await newsroom.LiveAsync(TimeSpan.FromHours(3));
        Assert.Equal(1_000, Finished(newsroom).Tally.Sent);
        Assert.Equal(1_000, newsroom.Mail.AcceptedCopies.Select(copy => copy.Subscriber.Id).Distinct().Count());
        Assert.Null(Finished(newsroom).Trouble);
    }

    [Property]
    public void No_window_is_ever_overdrawn(ushort[] asks, byte perMinute, byte perHour, byte perDomain)
    {
        var options = new DeliveryOptions { MailsPerMinute = perMinute % 20, MailsPerHour = perHour % 50, MailsPerDomainAndMinute = perDomain % 7 };
        var (state, now) = (new PaceState(), Cut);
        var granted = new List<(DateTimeOffset At, string Domain)>();
        foreach (var ask in asks)
        {
            string[] domains = [.. Enumerable.Range(0, ask % 30).Select(number => $"d{(number + ask) % 3}.example")];
            var grant = PaceBook.Reserve(state, options, domains, now);
            Assert.Equal(grant.Granted.All(yes => yes), grant.Next is null);
            Assert.True(grant.Next is null || grant.Next > now);
            granted.AddRange(domains.Where((_, at) => grant.Granted[at]).Select(domain => (now, domain)));
            state = grant.State;
            now += TimeSpan.FromSeconds(ask % 97);
        }

        // A fixed window may be followed by another at once: twice the limit in any stretch of its length, and no more.
        foreach (var (at, domain) in granted)
        {
            if (options.MailsPerMinute > 0)
                Assert.InRange(granted.Count(other => other.At >= at && other.At < at.AddMinutes(1)), 0, 2 * options.MailsPerMinute);
            if (options.MailsPerHour > 0)
                Assert.InRange(granted.Count(other => other.At >= at && other.At < at.AddHours(1)), 0, 2 * options.MailsPerHour);
            if (options.MailsPerDomainAndMinute > 0)
                Assert.InRange(granted.Count(other => other.Domain == domain && other.At >= at && other.At < at.AddMinutes(1)), 0, 2 * options.MailsPerDomainAndMinute);
        }
    }

    [Theory]
    [InlineData(30, 0, 0, 1)]
    [InlineData(0, 30, 0, 60)]
    [InlineData(0, 0, 30, 1)]
    [InlineData(30, 30, 30, 60)]
    public void A_notice_goes_at_once_and_where_all_places_are_taken_the_next_copies_leave_it_one(int perMinute, int perHour, int perDomain, int minutes)
    {
        var options = new DeliveryOptions { MailsPerMinute = perMinute, MailsPerHour = perHour, MailsPerDomainAndMinute = perDomain };
        string[] copies = [.. Enumerable.Repeat("a.example", 40)];
        var notice = PaceBook.Pass(new PaceState(), options, "a.example", Cut);
        Assert.Equal((true, null), (notice.MayGo, notice.Again));
        var full = PaceBook.Reserve(notice.State, options, copies, Cut);
        Assert.Equal(29, full.Granted.Count(granted => granted));

        var late = PaceBook.Pass(full.State, options, "a.example", Cut.AddSeconds(30));
        Assert.Equal((true, Cut.AddMinutes(minutes)), (late.MayGo, late.Again));
        Assert.Equal(29, PaceBook.Reserve(late.State, options, copies, Cut.AddMinutes(minutes)).Granted.Count(granted => granted));
        // A debt is of the next window only.
        Assert.Equal(30, PaceBook.Reserve(late.State, options, copies, Cut.AddMinutes(2 * minutes)).Granted.Count(granted => granted));
    }

    [Fact]
    public async Task No_notice_goes_out_before_a_provider_that_asked_to_wait_is_ready_and_copies_are_counted_with_them()
    {
        var newsroom = await PublishedAsync(0, options: options => options.MailsPerHour = 2);
        await newsroom.Pace.CloseAsync(TimeSpan.FromMinutes(20), CancellationToken.None);
        var closed = await newsroom.Pace.PassAsync("a.example", CancellationToken.None);
        Assert.Equal((false, Cut.AddMinutes(20)), (closed.MayGo, closed.Again));

        newsroom.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.True((await newsroom.Pace.PassAsync("a.example", CancellationToken.None)).MayGo);
        Assert.Equal([true, false], (await newsroom.Pace.ReserveAsync(["a.example", "a.example"], CancellationToken.None)).Granted);
    }

    [Fact]
    public void A_domain_that_takes_what_it_gets_is_given_twice_as_much_again_and_in_the_end_is_free()
    {
        var state = PaceBook.Halve(new PaceState(), "slow.example", recently: 40, Cut);
        Assert.Equal(20, state.Domains["slow.example"].PerMinute);
        state = PaceBook.Halve(state, "slow.example", recently: 20, Cut.AddSeconds(59));
        Assert.Equal(20, state.Domains["slow.example"].PerMinute);
        state = PaceBook.Halve(state, "slow.example", recently: 20, Cut.AddMinutes(1));
        Assert.Equal(10, state.Domains["slow.example"].PerMinute);

        Assert.Equal(20, PaceBook.Reserve(state, new DeliveryOptions(), ["slow.example"], Cut.AddMinutes(1) + PaceBook.RiseAfter).State.Domains["slow.example"].PerMinute);
        Assert.Empty(PaceBook.Reserve(state, new DeliveryOptions(), ["quick.example"], Cut + (11 * PaceBook.RiseAfter)).State.Domains);
    }
}
