using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Issues;

public sealed class IssuePublisherTests
{
    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private readonly Newsroom _newsroom = new();

    [Fact]
    public async Task Nothing_is_published_before_the_cut()
    {
        await _newsroom.UploadArticleAsync(1);
        await _newsroom.TickAsync();

        Assert.Empty(_newsroom.Issues.Rows);
    }

    [Fact]
    public async Task The_first_tick_after_the_cut_composes_renders_and_queues_the_issue()
    {
        var article = await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut.AddMinutes(1));
        await _newsroom.TickAsync();

        var issue = Assert.Single(_newsroom.Issues.Rows);
        Assert.Equal(("weekly-2026-W47", Cut, IssueState.Rendered), (issue.Id, issue.Cut, issue.State));
        Assert.Equal([article.Id], issue.Articles);
        Assert.NotNull(await _newsroom.Issues.ReadRenderedAsync(issue.Id, CancellationToken.None));
        Assert.Equal([new PlanMessage(issue.Id)], _newsroom.Queue.Messages.Select(entry => entry.Message));
    }

    [Fact]
    public async Task Ticks_on_two_hosts_at_once_give_one_issue_F5()
    {
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut.AddMinutes(1));
        await Task.WhenAll(_newsroom.TickAsync(), _newsroom.TickAsync(), _newsroom.TickAsync());
        await _newsroom.TickAsync();

        Assert.Single(_newsroom.Issues.Rows);
    }

    [Fact]
    public async Task An_article_at_the_cut_belongs_to_the_next_issue_and_one_tick_before_to_this_F16()
    {
        _newsroom.Time.SetUtcNow(Cut.AddTicks(-1));
        var before = await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut);
        var at = await _newsroom.UploadArticleAsync(2);
        await _newsroom.TickAsync();
        await _newsroom.WorkAsync();
        _newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await _newsroom.TickAsync();

        Assert.Equal([[before.Id], [at.Id]], _newsroom.Issues.Rows.Select(issue => issue.Articles.ToArray()));
        Assert.Equal(_newsroom.Issues.Rows.First().Cut, _newsroom.Issues.Rows.Last().From);
    }

    [Fact]
    public async Task An_article_stored_after_the_issue_but_received_before_its_cut_is_carried_over()
    {
        _newsroom.Time.SetUtcNow(Cut.AddMinutes(-1));
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut.AddMinutes(1));
        await _newsroom.TickAsync();
        await _newsroom.WorkAsync();
        var template = _newsroom.Articles.Rows.Single();
        var late = template with { Id = new string('f', 32), BlobName = "late.txt", ContentHash = "late", Received = Cut.AddTicks(-1) };
        await _newsroom.Articles.SaveAsync(late, CancellationToken.None);
        _newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await _newsroom.TickAsync();

        Assert.Equal([late.Id], _newsroom.Issues.Rows.Last().Articles);
    }

    [Fact]
    public async Task An_empty_week_is_recorded_and_nothing_is_sent_F19()
    {
        await _newsroom.SubscribeAsync(1);
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromDays(8));

        Assert.Equal([IssueState.Finished, IssueState.Empty], _newsroom.Issues.Rows.Select(issue => issue.State));
        Assert.Single(_newsroom.Mail.Tried);
    }

    [Fact]
    public async Task A_new_deployment_without_articles_has_no_issue()
    {
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Empty(_newsroom.Issues.Rows);
    }

    [Fact]
    public async Task A_deployment_whose_first_due_time_passes_without_articles_accounts_for_it_but_not_to_readers()
    {
        var edition = Newsroom.Weekly();
        edition.EmptyWeeks = Digest.Core.Editions.EmptyWeekPolicy.Notice;
        var newsroom = new Newsroom(editions: edition);
        await newsroom.SubscribeAsync(1);
        newsroom.Time.SetUtcNow(Cut.AddHours(-1));
        await newsroom.LiveAsync(TimeSpan.FromDays(8));

        Assert.Equal([(IssueState.Empty, "No article arrived."), (IssueState.Empty, "No article arrived.")], newsroom.Issues.Rows.Select(issue => (issue.State, issue.Reason)));
        Assert.Empty(newsroom.Mail.Tried);

        await newsroom.UploadArticleAsync(1);
        await newsroom.LiveAsync(TimeSpan.FromDays(14));
        Assert.Equal([IssueState.Empty, IssueState.Empty, IssueState.Finished, IssueState.Finished], newsroom.Issues.Rows.Select(issue => issue.State));
        Assert.Equal(2, newsroom.Mail.Tried.Count);
    }

    [Fact]
    public async Task A_deployment_that_slept_through_its_first_due_time_still_has_its_first_issue()
    {
        await _newsroom.TickAsync();
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut.AddHours(30));
        await _newsroom.TickAsync();

        Assert.Equal(("weekly-2026-W47", IssueState.Held), (Assert.Single(_newsroom.Issues.Rows).Id, _newsroom.Issues.Rows.Single().State));
    }

    [Fact]
    public async Task An_edition_that_has_published_and_lost_its_rows_is_no_new_one()
    {
        await _newsroom.TickAsync();
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));
        var edition = _newsroom.Editions["weekly"];

        Assert.False(await _newsroom.Archive.AwaitsFirstAsync(edition, Cut.AddDays(7), default));
    }

    [Fact]
    public async Task An_article_edited_after_its_issue_is_not_told_again_F18()
    {
        await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(1));
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();
        await _newsroom.WorkAsync();
        _newsroom.Time.Advance(TimeSpan.FromHours(1));
        await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(2));
        _newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await _newsroom.TickAsync();

        Assert.Equal(IssueState.Empty, _newsroom.Issues.Rows.Last().State);
    }

    [Fact]
    public async Task Publishing_now_twice_gives_the_same_issue()
    {
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.Advance(TimeSpan.FromMinutes(1));
        var first = await _newsroom.Publisher.PublishNowAsync("weekly", CancellationToken.None);
        _newsroom.Time.Advance(TimeSpan.FromMinutes(1));
        await _newsroom.UploadArticleAsync(2);
        var second = await _newsroom.Publisher.PublishNowAsync("weekly", CancellationToken.None);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Articles, second.Articles);
        Assert.Single(_newsroom.Queue.Messages);
    }

    [Fact]
    public async Task Publishing_now_fills_an_empty_issue_of_the_same_week()
    {
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();
        await _newsroom.WorkAsync();
        _newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await _newsroom.TickAsync();
        Assert.Equal(IssueState.Empty, _newsroom.Issues.Rows.Last().State);

        _newsroom.Time.Advance(TimeSpan.FromMinutes(1));
        var article = await _newsroom.UploadArticleAsync(2);
        _newsroom.Time.Advance(TimeSpan.FromMinutes(1));
        var issue = await _newsroom.Publisher.PublishNowAsync("weekly", CancellationToken.None);

        Assert.Equal([article.Id], issue.Articles);
        Assert.Equal(2, _newsroom.Issues.Rows.Count);
    }

    [Fact]
    public async Task Publishing_now_without_any_article_says_where_to_put_one()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _newsroom.Publisher.PublishNowAsync("weekly", CancellationToken.None));
        Assert.Contains("'articles'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_got_lost_is_queued_again_by_the_tick_F4()
    {
        await _newsroom.SubscribeAsync(3);
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();
        _newsroom.Queue.Clear();
        await _newsroom.LiveAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(3, _newsroom.Mail.AcceptedCopies.Count);
        Assert.Equal(IssueState.Finished, _newsroom.Issues.Rows.Single().State);
    }
}
