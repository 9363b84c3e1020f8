using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Tests.Infrastructure;
using static Digest.Tests.Delivery.Sending;

namespace Digest.Tests.Delivery;

public sealed class UncertainTests
{
    private static readonly DeliveryOutcome Lost = new(OutcomeKind.Uncertain, "lost", "the connection broke after the message");

    [Fact]
    public async Task A_lost_answer_is_sent_again_under_the_same_id_where_the_edition_says_so_F2()
    {
        var newsroom = await PublishedAsync(3, copy => NumberOf(copy) == 1 && copy.Attempt == 1 ? Lost : ScriptedChannel.Accepted, SameIdAgain);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(10));

        Assert.Equal((3, 0), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Uncertain));
        var twice = newsroom.Mail.Tried.Where(copy => NumberOf(copy) == 1).ToList();
        Assert.Equal(2, twice.Count);
        Assert.Single(twice.Select(copy => copy.DeliveryId).Distinct());
        Assert.Equal(1, (await newsroom.Dispatch.ReportAsync("weekly", CancellationToken.None)).SentAgain);
    }

    [Fact]
    public async Task An_answer_that_is_lost_each_time_ends_as_uncertain()
    {
        var newsroom = await PublishedAsync(1, _ => Lost, SameIdAgain);
        await newsroom.LiveAsync(TimeSpan.FromHours(2));

        Assert.Equal(1, Finished(newsroom).Tally.Uncertain);
        Assert.Equal(1 + DeliveryRules.MostDoubts, newsroom.Mail.Tried.Count);
    }

    [Theory]
    [InlineData(UncertainPolicy.NeverAgain, 0)]
    [InlineData(UncertainPolicy.SameIdAgain, 4)]
    public async Task Claims_that_a_dead_worker_left_are_settled_by_the_rule_once_they_are_old_F2(UncertainPolicy policy, int sent)
    {
        var newsroom = await PublishedAsync(4, edition: edition => edition.Uncertain = policy);
        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);
        var claim = newsroom.Time.GetUtcNow() + newsroom.DeliveryOptions.ClaimTime;
        await newsroom.Deliveries.TryUpdateAsync([.. newsroom.Deliveries.Rows.Select(row => row with { Status = DeliveryStatus.Sending, Attempts = 1, FirstTried = Cut, Until = claim })], CancellationToken.None);

        await newsroom.LiveAsync(TimeSpan.FromMinutes(25));
        Assert.Empty(newsroom.Mail.Tried);

        await newsroom.LiveAsync(TimeSpan.FromMinutes(30));
        Assert.Equal((sent, 4 - sent), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Uncertain));
        Assert.All(newsroom.Deliveries.Rows, row => Assert.Equal(1, row.Doubts));
    }

    [Fact]
    public async Task A_copy_that_breaks_its_channel_is_uncertain_and_stops_nobody_else_F15()
    {
        var newsroom = await PublishedAsync(30, copy => NumberOf(copy) == 7 ? throw new InvalidOperationException("a template broke") : ScriptedChannel.Accepted);
        await newsroom.WorkAsync();

        Assert.Equal((29, 1), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Uncertain));
        Assert.Equal("fault", Assert.Single(newsroom.Deliveries.Rows, row => row.Status == DeliveryStatus.Uncertain).Code);
    }

    [Fact]
    public async Task A_write_that_fails_in_the_middle_costs_no_answer_that_is_known()
    {
        var newsroom = await PublishedAsync(40, options: options => options.InFlight = 10);
        var id = IssueOf(newsroom).Id;
        await newsroom.Planner.PlanAsync(id, CancellationToken.None);
        // The first claim is written; the write that records its answers is not.
        newsroom.Faults.CrashAt = newsroom.Faults.Steps + 3;
        await Assert.ThrowsAsync<SimulatedCrash>(() => newsroom.Deliverer.DeliverAsync(new BatchMessage(id, 0), CancellationToken.None));

        Assert.Equal(newsroom.Mail.Tried.Count, newsroom.Deliveries.Rows.Count(row => row.Status == DeliveryStatus.Sent));
        Assert.DoesNotContain(newsroom.Deliveries.Rows, row => row.Status is DeliveryStatus.Sending or DeliveryStatus.Uncertain);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(40, Finished(newsroom).Tally.Sent);
        Assert.Equal(40, newsroom.Mail.Tried.Count);
    }

    private static void SameIdAgain(Edition edition) => edition.Uncertain = UncertainPolicy.SameIdAgain;
}
