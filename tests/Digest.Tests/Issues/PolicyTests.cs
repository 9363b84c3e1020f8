using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Issues;

/// <summary>What becomes of an issue that is late, waits for an editor, or has nothing to tell.</summary>
public sealed class PolicyTests
{
    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_issue_that_is_too_late_is_held_and_goes_out_when_an_editor_approves_it_F6()
    {
        var newsroom = await AfterFirstIssueAsync(new Edition());
        var second = await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(Cut.AddDays(7).AddHours(25));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));

        var held = newsroom.Issues.Rows.Last();
        Assert.Equal((IssueState.Held, null), (held.State, held.HeldUntil));
        Assert.Contains("24 hours", held.Reason, StringComparison.Ordinal);
        Assert.Single(newsroom.Mail.AcceptedCopies);

        await newsroom.Desk.ApproveAsync(held.Id, CancellationToken.None);
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        var issue = newsroom.Issues.Rows.Last();
        Assert.Equal((IssueState.Finished, null), (issue.State, issue.Reason));
        Assert.Equal([second.Id], issue.Articles);
        Assert.Equal(2, newsroom.Mail.AcceptedCopies.Count);
    }

    [Fact]
    public async Task Workers_that_start_anew_all_week_send_nothing_before_the_next_issue_is_due_F6()
    {
        var newsroom = await AfterFirstIssueAsync(new Edition());
        await newsroom.UploadArticleAsync(2);
        for (var end = Cut.AddDays(7); newsroom.Time.GetUtcNow() < end; newsroom.Time.Advance(TimeSpan.FromHours(12)))
        {
            newsroom.Restart();
            await newsroom.TickAsync();
            await newsroom.WorkAsync();
        }

        Assert.Single(newsroom.Issues.Rows);
        Assert.Single(newsroom.Mail.AcceptedCopies);
        newsroom.Restart();
        await newsroom.LiveAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(2, newsroom.Mail.AcceptedCopies.Count);
    }

    [Theory]
    [InlineData(IssueState.Composed)]
    [InlineData(IssueState.Rendered)]
    public async Task A_snapshot_with_an_issue_on_its_way_out_sends_nothing_by_itself_when_it_is_restored_too_late_F6(IssueState state)
    {
        var newsroom = await AfterFirstIssueAsync(new Edition());
        await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await newsroom.TickAsync();
        await newsroom.Issues.TryUpdateAsync(newsroom.Issues.Rows.Last() with { State = state }, CancellationToken.None);
        // Queues are not in a snapshot.
        newsroom.Queue.Clear();
        newsroom.Time.SetUtcNow(Cut.AddDays(7).AddHours(25));
        newsroom.Restart();

        await newsroom.LiveAsync(TimeSpan.FromDays(2));

        Assert.Equal((IssueState.Held, null), (newsroom.Issues.Rows.Last().State, newsroom.Issues.Rows.Last().HeldUntil));
        Assert.Single(newsroom.Mail.AcceptedCopies);
    }

    [Fact]
    public async Task An_issue_that_is_too_late_is_left_out_where_the_edition_says_so_and_the_next_tells_its_articles_once_F17()
    {
        var newsroom = await AfterFirstIssueAsync(new Edition { Missed = MissedPolicy.Skip });
        var second = await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(Cut.AddDays(7).AddHours(25));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal(IssueState.Dropped, newsroom.Issues.Rows.Last().State);
        Assert.Contains("next issue", newsroom.Issues.Rows.Last().Reason, StringComparison.Ordinal);

        var third = await newsroom.UploadArticleAsync(3);
        newsroom.Time.SetUtcNow(Cut.AddDays(14));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        var issue = newsroom.Issues.Rows.Last();
        Assert.Equal([second.Id, third.Id], issue.Articles);
        Assert.Equal((Cut, IssueState.Finished), (issue.From, issue.State));
        Assert.Equal(2, newsroom.Mail.AcceptedCopies.Count);
    }

    [Fact]
    public async Task An_issue_that_failed_all_week_is_held_and_then_gives_its_articles_to_the_next_F17()
    {
        var newsroom = await AfterFirstIssueAsync(new Edition());
        var second = await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        newsroom.OwnTemplates.Failure = new IOException("Storage does not answer.");
        for (var hour = 0; hour < 26; hour++, newsroom.Time.Advance(TimeSpan.FromHours(1)))
            await TryTickAsync(newsroom);
        Assert.Equal(IssueState.Held, newsroom.Issues.Rows.Last().State);

        newsroom.OwnTemplates.Failure = null;
        newsroom.Time.SetUtcNow(Cut.AddDays(14));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal([IssueState.Finished, IssueState.Dropped, IssueState.Finished], newsroom.Issues.Rows.Select(issue => issue.State));
        Assert.Equal([second.Id], newsroom.Issues.Rows.Last().Articles);
        Assert.Equal(2, newsroom.Mail.AcceptedCopies.Count);
    }

    [Fact]
    public async Task A_fortnight_without_a_host_gives_one_issue_of_both_weeks()
    {
        var newsroom = await AfterFirstIssueAsync(new Edition());
        var second = await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(Cut.AddDays(10));
        var third = await newsroom.UploadArticleAsync(3);
        newsroom.Time.SetUtcNow(Cut.AddDays(14).AddHours(1));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Equal(2, newsroom.Issues.Rows.Count);
        Assert.Equal([second.Id, third.Id], newsroom.Issues.Rows.Last().Articles);
    }

    [Fact]
    public async Task With_a_deadline_an_issue_waits_and_goes_out_by_itself()
    {
        var newsroom = await AfterFirstIssueAsync(new Edition { Approval = ApprovalPolicy.UntilDeadline, ApprovalHours = 3 });
        await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await newsroom.LiveAsync(TimeSpan.FromMinutes(175));
        Assert.Equal((IssueState.Held, Cut.AddDays(7).AddHours(3)), (newsroom.Issues.Rows.Last().State, newsroom.Issues.Rows.Last().HeldUntil));
        Assert.Single(newsroom.Mail.AcceptedCopies);

        await newsroom.LiveAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(IssueState.Finished, newsroom.Issues.Rows.Last().State);
        Assert.Equal(2, newsroom.Mail.AcceptedCopies.Count);
    }

    [Fact]
    public async Task Where_approval_is_required_an_issue_waits_until_the_next_is_due_and_its_articles_are_told_once()
    {
        var newsroom = await AfterFirstIssueAsync(new Edition { Approval = ApprovalPolicy.Required });
        var second = await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await newsroom.LiveAsync(TimeSpan.FromDays(6));
        Assert.Equal(IssueState.Held, newsroom.Issues.Rows.Last().State);
        var third = await newsroom.UploadArticleAsync(3);
        newsroom.Time.SetUtcNow(Cut.AddDays(14));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Equal([IssueState.Finished, IssueState.Dropped, IssueState.Held], newsroom.Issues.Rows.Select(issue => issue.State));
        Assert.Equal([second.Id, third.Id], newsroom.Issues.Rows.Last().Articles);
        Assert.Single(newsroom.Mail.AcceptedCopies);
    }

    [Fact]
    public async Task The_editor_is_mailed_the_preview_of_a_held_issue_once()
    {
        var newsroom = await AfterFirstIssueAsync(new Edition { Approval = ApprovalPolicy.Required, EditorAddress = "editor@news.example" });
        await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await newsroom.LiveAsync(TimeSpan.FromDays(1));

        Assert.Equal("editor@news.example", Assert.Single(newsroom.Mail.AcceptedCopies.Skip(1)).Subscriber.Address);
        Assert.Contains("معاينة", Assert.Single(newsroom.Mail.Rendered.Skip(1)).EmailHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(newsroom.Deliveries.Rows, row => row.IssueId == newsroom.Issues.Rows.Last().Id);
    }

    [Fact]
    public async Task A_week_without_articles_says_why_F19()
    {
        var newsroom = await AfterFirstIssueAsync(new Edition { Languages = ["ar"] });
        await newsroom.UploadAsync("english.txt", "The library lends tools\n\nDrills, ladders and a sewing machine can be borrowed for a week with an ordinary library card, and they often are.");
        await newsroom.UploadAsync("empty.txt", "");
        var withdrawn = await newsroom.UploadArticleAsync(2);
        newsroom.Articles.Deleted.Add(withdrawn.BlobName);
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Equal((IssueState.Empty, "No article to publish: 1 could not be read, 1 deleted again, 1 in no language or section of the edition."), (newsroom.Issues.Rows.Last().State, newsroom.Issues.Rows.Last().Reason));
        Assert.Single(newsroom.Mail.Tried);
    }

    [Fact]
    public async Task A_week_without_articles_is_told_to_readers_where_the_edition_says_so()
    {
        var newsroom = await AfterFirstIssueAsync(new Edition { EmptyWeeks = EmptyWeekPolicy.Notice });
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Equal(IssueState.Finished, newsroom.Issues.Rows.Last().State);
        Assert.Equal(2, newsroom.Mail.AcceptedCopies.Count);
        Assert.StartsWith("لا عدد هذا الأسبوع", newsroom.Mail.Rendered.Last().Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_subscribers_a_due_issue_is_recorded_once_and_storage_is_left_alone_F14()
    {
        var newsroom = new Newsroom();
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.LiveAsync(TimeSpan.FromMinutes(30));
        Assert.Equal((IssueState.Finished, 0), (newsroom.Issues.Rows.Single().State, newsroom.Issues.Rows.Single().Audience));

        var steps = newsroom.Faults.Steps;
        await newsroom.LiveAsync(TimeSpan.FromDays(5));
        Assert.Equal(steps, newsroom.Faults.Steps);
        Assert.Empty(newsroom.Queue.Messages);
    }

    [Fact]
    public async Task A_schedule_that_moves_neither_loses_nor_doubles_what_was_prepared_F22()
    {
        var edition = Newsroom.Weekly();
        var newsroom = new Newsroom(editions: edition);
        await newsroom.SubscribeAsync(1);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.LiveAsync(TimeSpan.FromHours(1));

        newsroom.Time.SetUtcNow(Cut.AddDays(2));
        var second = await newsroom.UploadArticleAsync(2);
        await newsroom.Desk.EditAsync("weekly", edits => edits.WithNote("ملاحظة"), CancellationToken.None);
        // From Sunday the 29th, the last day of its week, to Wednesday the 25th.
        edition.Day = DayOfWeek.Wednesday;
        newsroom.Time.SetUtcNow(Cut.AddDays(3));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal([second.Id], newsroom.Issues.Rows.Last().Articles);
        Assert.Equal("ملاحظة", newsroom.Issues.Rows.Last().Edits.Note);

        var third = await newsroom.UploadArticleAsync(3);
        newsroom.Time.SetUtcNow(Cut.AddDays(10));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal([third.Id], newsroom.Issues.Rows.Last().Articles);
        Assert.Null(newsroom.Issues.Rows.Last().Edits.Note);
        Assert.Equal(3, newsroom.Mail.AcceptedCopies.Count);
    }

    [Fact]
    public async Task A_schedule_that_moves_into_an_earlier_week_takes_along_what_was_prepared_F22()
    {
        var edition = Newsroom.Weekly();
        edition.Day = DayOfWeek.Tuesday;
        var newsroom = new Newsroom(editions: edition);
        await newsroom.SubscribeAsync(1);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut.AddHours(-1));
        await newsroom.Desk.EditAsync("weekly", edits => edits.WithNote("ملاحظة"), CancellationToken.None);
        edition.Day = DayOfWeek.Sunday;
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        var first = newsroom.Issues.Rows.First();
        Assert.Equal(("weekly-2026-W47", IssueState.Finished, "ملاحظة"), (first.Id, first.State, first.Edits.Note));

        var second = await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal((IssueState.Finished, null), (newsroom.Issues.Rows.Last().State, newsroom.Issues.Rows.Last().Edits.Note));
        Assert.Equal([second.Id], newsroom.Issues.Rows.Last().Articles);
    }

    private static async Task TryTickAsync(Newsroom newsroom)
    {
        try
        {
            await newsroom.TickAsync();
        }
        catch (AggregateException)
        {
            // Broken templates fail the tick until they are mended or the issue is held.
        }
    }

    // One reader, and a first issue that she got.
    private static async Task<Newsroom> AfterFirstIssueAsync(Edition policies)
    {
        var edition = Newsroom.Weekly();
        var newsroom = new Newsroom(editions: edition);
        await newsroom.SubscribeAsync(1);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.LiveAsync(TimeSpan.FromHours(1));
        (edition.Missed, edition.Approval, edition.ApprovalHours) = (policies.Missed, policies.Approval, policies.ApprovalHours);
        (edition.EmptyWeeks, edition.EditorAddress, edition.Languages) = (policies.EmptyWeeks, policies.EditorAddress, policies.Languages);
        newsroom.Time.SetUtcNow(Cut.AddDays(3));
        return newsroom;
    }
}
