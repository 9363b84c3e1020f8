using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
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
    public async Task A_server_that_holds_everybody_up_does_not_outlive_the_claims()
    {
        var newsroom = await PublishedAsync(4);
        var id = IssueOf(newsroom).Id;
        await newsroom.Planner.PlanAsync(id, CancellationToken.None);
        newsroom.Queue.Clear();
        // The first is handed over, and its answer does not come; the others wait for the connection.
        var tarpit = new ScriptedChannel(ChannelKind.Email) { Stopped = copy => NumberOf(copy) == 0 ? Lost : null };

        var sending = newsroom.DelivererWith(tarpit).DeliverAsync(new BatchMessage(id, 0), CancellationToken.None);
        for (var looks = 0; tarpit.Tried.Count < 4 && looks < 1_000_000; looks++)
            await Task.Yield();
        newsroom.Time.Advance(TimeSpan.FromMinutes(27));
        Assert.All(newsroom.Deliveries.Rows, row => Assert.Equal(DeliveryStatus.Sending, row.Status));
        newsroom.Time.Advance(TimeSpan.FromMinutes(1));
        await sending.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(("lost", DeliveryStatus.Uncertain), newsroom.Deliveries.Rows.Where(row => row.Doubts > 0).Select(row => (row.Code, row.Status)).Single());
        Assert.Equal(3, newsroom.Deliveries.Rows.Count(row => row is { Status: DeliveryStatus.Planned, Attempts: 0 }));
        await newsroom.LiveAsync(TimeSpan.FromMinutes(10));
        Assert.Equal((3, 1), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Uncertain));
        Assert.Equal(3, newsroom.Mail.Tried.Count);
    }

    [Fact]
    public async Task A_channel_that_gives_up_by_itself_does_not_count_as_one_that_sent_nothing()
    {
        var newsroom = await PublishedAsync(1, _ => throw new TaskCanceledException("a time limit of its own"));
        await newsroom.WorkAsync();

        Assert.Equal(("fault", 1), (newsroom.Deliveries.Rows.Single().Code, Finished(newsroom).Tally.Uncertain));
    }

    [Fact]
    public async Task A_copy_that_breaks_its_channel_is_uncertain_stops_nobody_else_and_its_reader_is_named_F15()
    {
        var newsroom = await PublishedAsync(30, copy => NumberOf(copy) == 7 ? throw new InvalidOperationException("a template broke") : ScriptedChannel.Accepted);
        await newsroom.WorkAsync();

        Assert.Equal((29, 1), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Uncertain));
        var culprit = Assert.Single(await newsroom.Dispatch.MissingAsync(IssueOf(newsroom), withSuppressed: false, CancellationToken.None).ToListAsync());
        Assert.Equal(("reader7@example.org", "fault", DeliveryStatus.Uncertain), (culprit.Reader?.Address, culprit.Row.Code, culprit.Row.Status));
        Assert.Contains(nameof(InvalidOperationException), culprit.Row.Detail, StringComparison.Ordinal);
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

    [Theory]
    [InlineData(UncertainPolicy.NeverAgain, DeliveryStatus.Uncertain)]
    [InlineData(UncertainPolicy.SameIdAgain, DeliveryStatus.Sent)]
    public async Task A_webhook_that_a_dead_worker_left_is_sent_again_under_the_same_id_whatever_the_rule_is_for_mail_M68(UncertainPolicy policy, DeliveryStatus mail)
    {
        var newsroom = await PublishedAsync(1, edition: edition => edition.Uncertain = policy);
        var receiver = await newsroom.SubscribeAsync("https://hooks.example.org/digest", ChannelKind.Webhook);
        await DieInTheMiddleAsync(newsroom);
        var hooks = new ScriptedChannel(ChannelKind.Webhook);

        await newsroom.DelivererWith(newsroom.Mail, hooks).DeliverAsync(new BatchMessage(IssueOf(newsroom).Id, 0), CancellationToken.None);

        var again = Assert.Single(hooks.Tried);
        Assert.Equal((DeliveryId.For(IssueOf(newsroom).Id, receiver.Id), 2), (again.DeliveryId, again.Attempt));
        Assert.Equal(DeliveryStatus.Sent, newsroom.Deliveries.Rows.Single(row => row.SubscriberId == receiver.Id).Status);
        Assert.Equal(mail, newsroom.Deliveries.Rows.Single(row => row.SubscriberId != receiver.Id).Status);
    }

    [Fact]
    public async Task A_copy_that_may_have_arrived_is_never_called_unsent_when_its_reader_has_left()
    {
        var newsroom = await PublishedAsync(2, edition: SameIdAgain);
        await DieInTheMiddleAsync(newsroom);
        var left = (await newsroom.Subscribers.SetStatusAsync("weekly", newsroom.Deliveries.Rows.First().SubscriberId, SubscriberStatus.Unsubscribed, "one-click", newsroom.Time.GetUtcNow(), CancellationToken.None))!;

        await newsroom.LiveAsync(TimeSpan.FromMinutes(30));

        Assert.Equal((1, 1, 0), (Finished(newsroom).Tally.Sent, Finished(newsroom).Tally.Uncertain, Finished(newsroom).Tally.Suppressed));
        Assert.Equal("unsubscribed", newsroom.Deliveries.Rows.Single(row => row.SubscriberId == left.Id).Code);
    }

    [Fact]
    public async Task A_copy_that_may_have_arrived_is_never_called_unsent_when_sending_is_ended()
    {
        var newsroom = await PublishedAsync(2, copy => (NumberOf(copy), copy.Attempt) switch { (1, 1) => Lost, (_, < 3) => Deferred("4.3.2"), _ => ScriptedChannel.Accepted }, SameIdAgain);
        await newsroom.WorkAsync();

        await newsroom.Dispatch.CancelAsync("weekly", CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Equal((1, 1), (Finished(newsroom).Tally.Uncertain, Finished(newsroom).Tally.Suppressed));
    }

    [Fact]
    public async Task What_answers_said_of_addresses_is_learnt_although_the_host_stops_or_storage_fails()
    {
        using var stopping = new CancellationTokenSource();
        var newsroom = await PublishedAsync(12, copy =>
        {
            if (NumberOf(copy) == 3)
                stopping.Cancel();
            return NumberOf(copy) < 6 ? Refused("5.1.1", DeliveryFault.Recipient) : ScriptedChannel.Accepted;
        });
        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => newsroom.Deliverer.DeliverAsync(new BatchMessage(IssueOf(newsroom).Id, 0), stopping.Token));
        await SuppressedAsFailedAsync(newsroom);

        var other = await PublishedAsync(40, _ => Refused("5.1.1", DeliveryFault.Recipient), options: options => options.InFlight = 10);
        await other.Planner.PlanAsync(IssueOf(other).Id, CancellationToken.None);
        other.Deliveries.Refuses = rows => rows.Any(row => row.Status == DeliveryStatus.Failed);
        await Assert.ThrowsAsync<SimulatedCrash>(() => other.Deliverer.DeliverAsync(new BatchMessage(IssueOf(other).Id, 0), CancellationToken.None));
        await SuppressedAsFailedAsync(other);
    }

    private static async Task SuppressedAsFailedAsync(Newsroom newsroom)
    {
        var failed = newsroom.Deliveries.Rows.Where(row => row.Status == DeliveryStatus.Failed).Select(row => row.SubscriberId).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(failed);
        Assert.Equal(failed, await newsroom.Suppressions.ListAsync("weekly", IdRange.All, CancellationToken.None).Select(row => row.SubscriberId).Order(StringComparer.Ordinal).ToListAsync());
    }

    // All rows are claimed, and nobody is there any more to say what became of them.
    private static async Task DieInTheMiddleAsync(Newsroom newsroom)
    {
        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);
        newsroom.Queue.Clear();
        var claim = newsroom.Time.GetUtcNow() + newsroom.DeliveryOptions.ClaimTime;
        await newsroom.Deliveries.TryUpdateAsync([.. newsroom.Deliveries.Rows.Select(row => row with { Status = DeliveryStatus.Sending, Attempts = 1, FirstTried = Cut, Until = claim })], CancellationToken.None);
        newsroom.Time.Advance(newsroom.DeliveryOptions.ClaimTime + TimeSpan.FromMinutes(1));
    }

    private static void SameIdAgain(Edition edition) => edition.Uncertain = UncertainPolicy.SameIdAgain;
}
