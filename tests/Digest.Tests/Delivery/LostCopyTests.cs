using Digest.Core.Delivery;
using Digest.Core.Feedback;
using Digest.Tests.Infrastructure;
using static Digest.Tests.Delivery.Sending;

namespace Digest.Tests.Delivery;

public sealed class LostCopyTests
{
    private const string Id = "weekly-2026-W47";

    [Fact]
    public async Task A_bounce_that_is_reported_after_the_issue_is_finished_turns_the_row_and_the_sums_follow()
    {
        var newsroom = await SentAsync(50);
        var verdicts = new List<FeedbackVerdict>();
        for (var number = 0; number < 3; number++)
            verdicts.Add(await ReportAsync(newsroom, number));
        verdicts.Add(await ReportAsync(newsroom, 0));
        await newsroom.LiveAsync(TimeSpan.FromMinutes(15));

        Assert.Equal([FeedbackVerdict.Suppressed, FeedbackVerdict.Suppressed, FeedbackVerdict.Suppressed, FeedbackVerdict.Repeated], verdicts);
        var issue = Finished(newsroom);
        Assert.Equal((47, 3, 0), (issue.Tally.Sent, issue.Tally.Failed, issue.Lost));
        var report = await newsroom.Dispatch.ReportAsync("weekly", CancellationToken.None);
        Assert.Equal((47, 3, 0), (report.Tally.Sent, report.Tally.Failed, report.Difference));
        var code = Assert.Single(report.Codes);
        Assert.Equal((DeliveryStatus.Failed, "5.1.1", 3), (code.Status, code.Code, code.Count));
        Assert.DoesNotContain("@", code.Example, StringComparison.Ordinal);
        var missing = await newsroom.Dispatch.MissingAsync(issue, withSuppressed: false, CancellationToken.None).ToListAsync();
        Assert.Equal([0, 1, 2], missing.Select(copy => NumberOf(copy.Reader!)).Order());
    }

    [Fact]
    public async Task The_sums_of_a_finished_issue_are_counted_once_for_all_reports_of_some_minutes()
    {
        var newsroom = await SentAsync(50);
        for (var number = 0; number < 20; number++)
            await ReportAsync(newsroom, number);

        Assert.Single(newsroom.Queue.Messages);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(15));
        Assert.Equal((30, 20), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Failed));
        Assert.Empty(newsroom.Queue.Messages);
    }

    [Fact]
    public async Task Retry_sends_to_those_whose_copies_were_lost_and_not_to_addresses_that_do_not_exist()
    {
        var newsroom = await SentAsync(10);
        await ReportAsync(newsroom, 1);
        await ReportAsync(newsroom, 2, FeedbackKind.SenderFault, "5.7.26");

        var (_, rows) = await newsroom.Dispatch.RetryAsync("weekly", uncertainToo: false, CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(15));

        Assert.Equal(2, rows);
        Assert.Equal([2], newsroom.Mail.Tried.Skip(10).Select(NumberOf));
        Assert.Equal((9, 0, 1), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Failed, Finished(newsroom).Tally.Suppressed));
    }

    [Fact]
    public async Task A_bounce_that_is_reported_while_the_issue_goes_out_is_in_its_sums_when_it_is_finished()
    {
        Newsroom? newsroom = null;
        newsroom = await PublishedAsync(2_500, copy =>
        {
            if (newsroom!.Mail.Tried.Count is 1_200 or 2_400)
                ReportAsync(newsroom, 0, 5).Wait();
            // The report may come before the worker has recorded that this copy was taken.
            if (newsroom.Mail.Tried.Count == 2_450)
                newsroom.Reports.ReceiveAsync(Report(copy, FeedbackKind.NoSuchAddress, "5.1.1"), CancellationToken.None).Wait();
            return ScriptedChannel.Accepted;
        });
        await newsroom.WorkAsync();

        Assert.Equal((2_494, 6), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Failed));
        Assert.Equal(6, newsroom.Deliveries.Rows.Count(row => row.Status == DeliveryStatus.Failed));
        Assert.Equal(2_500, newsroom.Mail.Tried.Count);
    }

    [Fact]
    public async Task A_row_of_which_it_is_uncertain_is_settled_by_a_bounce()
    {
        var newsroom = await PublishedAsync(4, copy => NumberOf(copy) == 1 ? new DeliveryOutcome(OutcomeKind.Uncertain, "lost", "") : ScriptedChannel.Accepted);
        await newsroom.WorkAsync();
        Assert.Equal(1, Finished(newsroom).Tally.Uncertain);

        await newsroom.Reports.ReceiveAsync(Report(newsroom.Mail.Tried.Single(copy => NumberOf(copy) == 1), FeedbackKind.HardBounce, "5.3.0"), CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(15));

        Assert.Equal((3, 1, 0), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Failed, Finished(newsroom).Tally.Uncertain));
    }

    [Fact]
    public async Task Only_a_report_that_names_the_copy_and_says_that_it_is_lost_turns_a_row()
    {
        var newsroom = await SentAsync(6);
        var copies = newsroom.Mail.Tried.ToList();
        FeedbackEvent Of(int number, FeedbackKind kind = FeedbackKind.HardBounce) => Report(copies[number], kind, "5.3.0");

        // A complaint is about a copy that arrived; an answer of the mailbox too; the latest issue is a guess; and anybody writes mail.
        await newsroom.Reports.ReceiveAsync(Of(0, FeedbackKind.Complaint), CancellationToken.None);
        await newsroom.Reports.ReceiveAsync(Of(1, FeedbackKind.SoftBounce) with { Source = "ses" }, CancellationToken.None);
        await newsroom.Reports.ReceiveAsync(Of(2) with { Edition = null, SubscriberId = null, IssueId = null, Addresses = [copies[2].Subscriber.Address], MessageId = "<other@service.example>" }, CancellationToken.None);
        await newsroom.Reports.ReceiveAsync(Of(3) with { Edition = null, SubscriberId = null, IssueId = null, Addresses = [copies[3].Subscriber.Address], IsProven = false }, CancellationToken.None);
        await newsroom.Reports.ReceiveAsync(Of(4) with { At = Cut.AddDays(-1) }, CancellationToken.None);
        Assert.All(newsroom.Deliveries.Rows, row => Assert.Equal(DeliveryStatus.Sent, row.Status));

        await newsroom.Reports.ReceiveAsync(Of(5) with { Edition = null, SubscriberId = null, IssueId = null, Addresses = [copies[5].Subscriber.Address], MessageId = $"<{copies[5].DeliveryId}@news.example>", Source = "acs" }, CancellationToken.None);
        Assert.Equal(copies[5].Subscriber.Id, Assert.Single(newsroom.Deliveries.Rows, row => row.Status == DeliveryStatus.Failed).SubscriberId);
    }

    [Fact]
    public async Task A_report_that_was_cut_short_is_made_good_when_it_comes_again()
    {
        for (var crash = 1; crash < 40; crash++)
        {
            var newsroom = await SentAsync(5);
            var report = Report(newsroom.Mail.Tried.First(), FeedbackKind.NoSuchAddress, "5.1.1");
            newsroom.Faults.CrashAt = newsroom.Faults.Steps + crash;
            var isOver = true;
            try
            {
                await newsroom.Reports.ReceiveAsync(report, CancellationToken.None);
            }
            catch (SimulatedCrash)
            {
                isOver = false;
            }

            newsroom.Faults.CrashAt = null;
            newsroom.Restart();
            await newsroom.Reports.ReceiveAsync(report, CancellationToken.None);
            await newsroom.LiveAsync(TimeSpan.FromMinutes(15));

            Assert.Equal((4, 1), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Failed));
            Assert.Equal(1, (await newsroom.Bounces.ReadAsync(Id, CancellationToken.None)).HardBounces);
            if (isOver)
                return;
        }

        Assert.Fail("A report takes too many steps.");
    }

    private static async Task<Newsroom> SentAsync(int readers)
    {
        var newsroom = await PublishedAsync(readers);
        await newsroom.WorkAsync();
        Assert.Equal(readers, Finished(newsroom).Tally.Sent);
        return newsroom;
    }

    private static FeedbackEvent Report(Copy copy, FeedbackKind kind, string code) => new()
    {
        Kind = kind,
        Source = "dsn",
        Id = $"{copy.DeliveryId} {code}",
        IsProven = true,
        Edition = "weekly",
        SubscriberId = copy.Subscriber.Id,
        IssueId = Id,
        Code = code,
        Detail = $"smtp; {code} <{copy.Subscriber.Address}>: no",
    };

    private static Task<FeedbackVerdict> ReportAsync(Newsroom newsroom, int number, FeedbackKind kind = FeedbackKind.NoSuchAddress, string code = "5.1.1") =>
        newsroom.Reports.ReceiveAsync(Report(newsroom.Mail.Tried.First(copy => NumberOf(copy) == number), kind, code), CancellationToken.None);

    private static async Task ReportAsync(Newsroom newsroom, int from, int to)
    {
        foreach (var copy in newsroom.Mail.Tried.Take(to).Skip(from).ToList())
            await newsroom.Reports.ReceiveAsync(Report(copy, FeedbackKind.NoSuchAddress, "5.1.1"), CancellationToken.None);
    }
}
