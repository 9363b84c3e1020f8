using System.Text;
using Digest.Core.Archive;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Issues;

/// <summary>What becomes of an issue that has gone out, or was about to.</summary>
public sealed class AmendmentTests
{
    private const string Id = "weekly-2026-W47";

    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_recall_puts_a_notice_in_the_place_of_the_page()
    {
        var newsroom = await PublishedAsync(readers: 1);
        await newsroom.Amendments.RecallAsync(Id, CancellationToken.None);
        await newsroom.Amendments.RecallAsync(Id, CancellationToken.None);

        Assert.Contains("سُحب هذا العدد", await PageAsync(newsroom), StringComparison.Ordinal);
        Assert.NotNull(newsroom.Issues.Rows.Single().Recalled);
    }

    [Fact]
    public async Task A_recall_stops_the_copies_that_are_still_to_be_sent_and_the_rows_add_up()
    {
        var tries = 0;
        var newsroom = new Newsroom(new ScriptedChannel(ChannelKind.Email, _ => Interlocked.Increment(ref tries) <= 3 ? ScriptedChannel.Accepted : new DeliveryOutcome(OutcomeKind.Deferred, "451", "later")));
        await newsroom.SubscribeAsync(10);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(IssueState.Delivering, newsroom.Issues.Rows.Single().State);

        await newsroom.Amendments.RecallAsync(Id, CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromDays(4));
        var issue = newsroom.Issues.Rows.Single();
        Assert.Equal((IssueState.Finished, 3, 7, 10), (issue.State, issue.Tally.Sent, issue.Tally.Suppressed, issue.Audience));
        Assert.All(newsroom.Deliveries.Rows.Where(row => row.Status == DeliveryStatus.Suppressed), row => Assert.Equal("recalled", row.Code));
    }

    [Fact]
    public async Task A_recall_ends_an_issue_that_is_halted_and_nothing_halts_it_again()
    {
        // One in ten bounces, which halts it.
        var newsroom = new Newsroom(new ScriptedChannel(ChannelKind.Email, copy => copy.Subscriber.Address.Contains("0@", StringComparison.Ordinal) ? new DeliveryOutcome(OutcomeKind.Refused, "5.1.1", "no", Fault: DeliveryFault.Recipient) : ScriptedChannel.Accepted));
        await newsroom.SubscribeAsync(400);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(10));
        Assert.NotNull(newsroom.Issues.Rows.Single().Paused);

        await newsroom.Amendments.RecallAsync(Id, CancellationToken.None);
        newsroom.Time.Advance(TimeSpan.FromSeconds(10));
        await newsroom.WorkAsync();

        var issue = newsroom.Issues.Rows.Single();
        Assert.Equal((IssueState.Finished, 400), (issue.State, issue.Tally.Total));
        Assert.True(issue.Tally.Suppressed > 100, $"{issue.Tally}");
        Assert.Null(issue.Paused);
    }

    [Fact]
    public async Task A_correction_mends_the_page_says_so_and_mails_nobody()
    {
        var newsroom = await PublishedAsync(readers: 1);
        var article = newsroom.Articles.Rows.First();
        newsroom.Time.Advance(TimeSpan.FromDays(1));
        await newsroom.Amendments.CorrectAsync(Id, "أخطأنا في اسم الحديقة", edits => edits.WithRewrite(article.Id, "العنوان المصحح", null), CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromHours(1));

        var page = await PageAsync(newsroom);
        Assert.Contains("العنوان المصحح", page, StringComparison.Ordinal);
        Assert.Contains("أخطأنا في اسم الحديقة", page, StringComparison.Ordinal);
        Assert.Contains("صُحح هذا العدد", page, StringComparison.Ordinal);
        Assert.Single(newsroom.Mail.AcceptedCopies);
        Assert.DoesNotContain("العنوان المصحح", (await ((IIssueStore)newsroom.Issues).ReadRenderedAsync(Id, CancellationToken.None))!.EmailText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_takes_the_articles_as_they_are_now_and_leaves_out_those_that_were_deleted_F18()
    {
        var newsroom = await PublishedAsync(readers: 0);
        await newsroom.UploadAsync("article-1.txt", Newsroom.TextOf(7));
        newsroom.Articles.Deleted.Add("article-2.txt");
        await newsroom.Amendments.CorrectAsync(Id, "تصويب", edits => edits, CancellationToken.None);

        var page = await PageAsync(newsroom);
        Assert.Contains("رقم 7", page, StringComparison.Ordinal);
        Assert.DoesNotContain("رقم 1 ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("رقم 2 ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_recalled_is_not_corrected_and_what_has_not_gone_out_is_neither()
    {
        var newsroom = await PublishedAsync(readers: 0);
        await newsroom.Amendments.RecallAsync(Id, CancellationToken.None);
        Assert.Contains("recalled", (await Assert.ThrowsAsync<InvalidOperationException>(() => newsroom.Amendments.CorrectAsync(Id, "x", edits => edits, CancellationToken.None))).Message, StringComparison.Ordinal);

        var waiting = new Newsroom();
        await waiting.UploadArticleAsync(1);
        await waiting.Desk.HoldAsync("weekly", CancellationToken.None);
        waiting.Time.SetUtcNow(Cut);
        await waiting.TickAsync();
        Assert.Contains("held", (await Assert.ThrowsAsync<InvalidOperationException>(() => waiting.Amendments.RecallAsync(Id, CancellationToken.None))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => waiting.Amendments.RecallAsync("weekly-2020-W01", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => waiting.Amendments.CorrectAsync(Id, " ", edits => edits, CancellationToken.None));
    }

    [Fact]
    public async Task An_issue_that_is_held_back_before_its_readers_have_it_leaves_the_archive_until_it_goes_out()
    {
        var newsroom = new Newsroom();
        await newsroom.SubscribeAsync(1);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.TickAsync();
        Assert.NotNull(await FileAsync(newsroom, ArchivePaths.Page(Id)));

        await newsroom.Desk.HoldAsync(Id, CancellationToken.None);
        Assert.Null(await FileAsync(newsroom, ArchivePaths.Page(Id)));
        Assert.DoesNotContain(Id, await FileAsync(newsroom, ArchivePaths.Index("weekly", 1)), StringComparison.Ordinal);
        Assert.DoesNotContain(Id, await FileAsync(newsroom, ArchivePaths.Atom("weekly")), StringComparison.Ordinal);

        await newsroom.Desk.ApproveAsync(Id, CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.NotNull(await FileAsync(newsroom, ArchivePaths.Page(Id)));
        Assert.Single(newsroom.Mail.AcceptedCopies);
    }

    [Fact]
    public async Task A_hold_that_meets_the_planning_leaves_no_issue_without_its_page()
    {
        var newsroom = new Newsroom();
        await newsroom.SubscribeAsync(1);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.TickAsync();
        // Another host plans while this one writes the archive.
        newsroom.PublicFiles.BeforeWriting = _ =>
        {
            newsroom.PublicFiles.BeforeWriting = null;
            return newsroom.WorkAsync();
        };
        try
        {
            await newsroom.Desk.HoldAsync(Id, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // Too late: then it goes out.
        }

        Assert.Equal(newsroom.Issues.Rows.Single().State is not IssueState.Held, await FileAsync(newsroom, ArchivePaths.Page(Id)) is not null);
    }

    [Fact]
    public async Task A_new_edition_has_its_index_and_empty_feeds_before_its_first_issue()
    {
        var newsroom = new Newsroom();
        await newsroom.TickAsync();

        Assert.Contains("لم يصدر أي عدد بعد", await FileAsync(newsroom, ArchivePaths.Index("weekly", 1)), StringComparison.Ordinal);
        Assert.DoesNotContain("<entry", await FileAsync(newsroom, ArchivePaths.Atom("weekly")), StringComparison.Ordinal);
    }

    private static async Task<Newsroom> PublishedAsync(int readers)
    {
        var newsroom = new Newsroom();
        await newsroom.SubscribeAsync(readers);
        await newsroom.UploadArticleAsync(1);
        await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal(IssueState.Finished, newsroom.Issues.Rows.Single().State);
        return newsroom;
    }

    private static async Task<string> PageAsync(Newsroom newsroom) => Assert.IsType<string>(await FileAsync(newsroom, ArchivePaths.Page(Id)));

    private static async Task<string?> FileAsync(Newsroom newsroom, string path) =>
        await ((IArchiveStore)newsroom.PublicFiles).ReadAsync(path, CancellationToken.None) is { } stored ? Encoding.UTF8.GetString(stored.File.Content.Span) : null;
}
