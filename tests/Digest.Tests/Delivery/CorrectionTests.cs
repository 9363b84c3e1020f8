using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;
using static Digest.Tests.Delivery.Sending;

namespace Digest.Tests.Delivery;

public sealed class CorrectionTests
{
    private const string Message = "The mayor does not resign";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_has_the_wrong_issue_gets_the_corrected_one_as_a_message_of_its_own_and_the_others_only_that(bool cancel)
    {
        var newsroom = await PublishedAsync(10, options: options => options.MailsPerMinute = 4);
        await newsroom.WorkAsync();
        await newsroom.Dispatch.PauseAsync("weekly", CancellationToken.None);
        if (cancel)
            await newsroom.Dispatch.CancelAsync("weekly", CancellationToken.None);
        await newsroom.WorkAsync();
        var wrong = newsroom.Mail.AcceptedCopies.ToDictionary(copy => copy.Subscriber.Id, copy => copy.DeliveryId);
        var having = await newsroom.Dispatch.HavingAsync(IssueOf(newsroom), CancellationToken.None).Select(copy => copy.Row.SubscriberId).ToListAsync();
        Assert.Equal(4, wrong.Count);
        Assert.Equal(wrong.Keys.Order(), having.Order());

        var (_, rows) = await newsroom.Correction.SendAsync(IssueOf(newsroom).Id, Message, edits => edits.WithNote("note"), CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(10, rows);
        Assert.Equal(10, Finished(newsroom).Tally.Sent);
        var corrected = newsroom.Mail.AcceptedCopies.Skip(4).ToList();
        Assert.Equal(10, corrected.Select(copy => copy.Subscriber.Id).Distinct().Count());
        Assert.Equal(10, corrected.Count);
        Assert.All(corrected, copy => Assert.NotEqual(wrong.GetValueOrDefault(copy.Subscriber.Id), copy.DeliveryId));
        Assert.Contains(Message, newsroom.Mail.Rendered.Last().EmailText, StringComparison.Ordinal);
        Assert.Contains(Message, newsroom.Mail.Rendered.Last().EmailHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(Message, newsroom.Mail.Rendered.First().EmailText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_left_failed_or_was_suppressed_gets_no_corrected_mail()
    {
        var newsroom = await PublishedAsync(6, copy => NumberOf(copy) == 1 ? Refused("5.1.1", DeliveryFault.Recipient) : ScriptedChannel.Accepted);
        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);
        await newsroom.Subscribers.SetStatusAsync("weekly", IdOf(2), SubscriberStatus.Unsubscribed, "one-click", Cut, CancellationToken.None);
        await newsroom.WorkAsync();
        await newsroom.Subscribers.SetStatusAsync("weekly", IdOf(3), SubscriberStatus.Unsubscribed, "one-click", Cut, CancellationToken.None);
        newsroom.Time.Advance(TimeSpan.FromMinutes(5));

        var (_, rows) = await newsroom.Correction.SendAsync(IssueOf(newsroom).Id, Message, edits => edits, CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(3, rows);
        Assert.Equal([0, 4, 5], newsroom.Mail.AcceptedCopies.Skip(4).Select(NumberOf).Order());
        var tally = Finished(newsroom).Tally;
        Assert.Equal((4, 1, 1), (tally.Sent, tally.Failed, tally.Suppressed));
    }

    [Fact]
    public async Task Whatever_line_it_ends_on_it_can_be_asked_for_again_and_nobody_has_a_corrected_mail_twice()
    {
        for (var step = 1; ; step++)
        {
            var newsroom = await PublishedAsync(12, options: options => options.MailsPerMinute = 5);
            await newsroom.WorkAsync();
            await newsroom.Dispatch.PauseAsync("weekly", CancellationToken.None);
            newsroom.Faults.CrashAt = newsroom.Faults.Steps + step;
            var hasCrashed = false;
            try
            {
                await newsroom.Correction.SendAsync(IssueOf(newsroom).Id, Message, edits => edits, CancellationToken.None);
            }
            catch (SimulatedCrash)
            {
                hasCrashed = true;
                newsroom.Restart();
                await newsroom.LiveAsync(TimeSpan.FromMinutes(30));
                if (IssueOf(newsroom).Paused is not null)
                    await newsroom.Correction.SendAsync(IssueOf(newsroom).Id, Message, edits => edits, CancellationToken.None);
            }

            newsroom.Faults.CrashAt = null;
            await newsroom.LiveAsync(TimeSpan.FromMinutes(30));
            Assert.Equal(12, Finished(newsroom).Tally.Sent);
            var corrected = newsroom.Mail.AcceptedCopies.Skip(5).ToList();
            Assert.Equal(12, corrected.Count);
            Assert.Equal(12, corrected.Select(copy => copy.Subscriber.Id).Distinct().Count());
            if (!hasCrashed)
                return;
        }
    }

    [Fact]
    public async Task An_issue_that_is_being_sent_or_was_recalled_or_is_corrected_without_a_word_stays_as_it_is()
    {
        var newsroom = await PublishedAsync(3);
        await newsroom.Planner.PlanAsync(IssueOf(newsroom).Id, CancellationToken.None);
        var sending = await Assert.ThrowsAsync<InvalidOperationException>(Correct);
        Assert.Contains("digest issues pause", sending.Message, StringComparison.Ordinal);

        await newsroom.WorkAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => newsroom.Correction.SendAsync(IssueOf(newsroom).Id, " ", edits => edits, CancellationToken.None));
        await newsroom.Issues.TryUpdateAsync(IssueOf(newsroom) with { Recalled = Cut }, CancellationToken.None);
        var recalled = await Assert.ThrowsAsync<InvalidOperationException>(Correct);
        Assert.Contains("recalled", recalled.Message, StringComparison.Ordinal);
        Assert.Equal((0, IssueState.Finished), (IssueOf(newsroom).Revision, IssueOf(newsroom).State));

        Task Correct() => newsroom.Correction.SendAsync(IssueOf(newsroom).Id, Message, edits => edits, CancellationToken.None);
    }

    private static string IdOf(int number) => SubscriberId.For("weekly", ChannelKind.Email, $"reader{number}@example.org");
}
