using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Issues;

public sealed class IssuePublisherTests
{
    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private readonly Newsroom newsroom = new();

    [Fact]
    public async Task Nothing_is_published_before_the_cut()
    {
        await newsroom.UploadArticleAsync(1);
        await newsroom.TickAsync();

        Assert.Empty(newsroom.Issues.Rows);
    }

    [Fact]
    public async Task The_first_tick_after_the_cut_composes_renders_and_queues_the_issue()
    {
        var article = await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut.AddMinutes(1));
        await newsroom.TickAsync();

        var issue = Assert.Single(newsroom.Issues.Rows);
        Assert.Equal(("weekly-2026-W47", Cut, IssueState.Rendered), (issue.Id, issue.Cut, issue.State));
        Assert.Equal([article.Id], issue.Articles);
        Assert.NotNull(await newsroom.Issues.ReadRenderedAsync(issue.Id, CancellationToken.None));
        Assert.Equal([new PlanMessage(issue.Id)], newsroom.Queue.Messages.Select(entry => entry.Message));
    }

    [Fact]
    public async Task Ticks_on_two_hosts_at_once_give_one_issue_F5()
    {
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut.AddMinutes(1));
        await Task.WhenAll(newsroom.TickAsync(), newsroom.TickAsync(), newsroom.TickAsync());
        await newsroom.TickAsync();

        Assert.Single(newsroom.Issues.Rows);
    }

    [Fact]
    public async Task An_article_at_the_cut_belongs_to_the_next_issue_and_one_tick_before_to_this_F16()
    {
        newsroom.Time.SetUtcNow(Cut.AddTicks(-1));
        var before = await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        var at = await newsroom.UploadArticleAsync(2);
        await newsroom.TickAsync();
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await newsroom.TickAsync();

        Assert.Equal([[before.Id], [at.Id]], newsroom.Issues.Rows.Select(issue => issue.Articles.ToArray()));
        Assert.Equal(newsroom.Issues.Rows.First().Cut, newsroom.Issues.Rows.Last().From);
    }

    [Fact]
    public async Task An_article_stored_after_the_issue_but_received_before_its_cut_is_carried_over()
    {
        newsroom.Time.SetUtcNow(Cut.AddMinutes(-1));
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut.AddMinutes(1));
        await newsroom.TickAsync();
        var template = newsroom.Articles.Rows.Single();
        var late = template with { Id = new string('f', 32), BlobName = "late.txt", ContentHash = "late", Received = Cut.AddTicks(-1) };
        await newsroom.Articles.SaveAsync(late, CancellationToken.None);
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await newsroom.TickAsync();

        Assert.Equal([late.Id], newsroom.Issues.Rows.Last().Articles);
    }

    [Fact]
    public async Task An_empty_week_is_recorded_and_nothing_is_sent_F19()
    {
        await newsroom.SubscribeAsync(1);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.LiveAsync(TimeSpan.FromDays(8));

        Assert.Equal([IssueState.Finished, IssueState.Empty], newsroom.Issues.Rows.Select(issue => issue.State));
        Assert.Single(newsroom.Mail.Tried);
    }

    [Fact]
    public async Task A_new_deployment_without_articles_has_no_issue()
    {
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Empty(newsroom.Issues.Rows);
    }

    [Fact]
    public async Task A_cut_that_was_missed_by_too_long_is_left_out_and_its_articles_wait_F6_F17()
    {
        var first = await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.TickAsync();
        newsroom.Time.Advance(TimeSpan.FromDays(1));
        var second = await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(Cut.AddDays(7).AddHours(25));
        await newsroom.TickAsync();
        Assert.Single(newsroom.Issues.Rows);

        newsroom.Time.SetUtcNow(Cut.AddDays(14));
        await newsroom.TickAsync();
        Assert.Equal([[first.Id], [second.Id]], newsroom.Issues.Rows.Select(issue => issue.Articles.ToArray()));
    }

    [Fact]
    public async Task An_article_edited_after_its_issue_is_not_told_again_F18()
    {
        await newsroom.UploadAsync("a.txt", Newsroom.TextOf(1));
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.TickAsync();
        newsroom.Time.Advance(TimeSpan.FromHours(1));
        await newsroom.UploadAsync("a.txt", Newsroom.TextOf(2));
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await newsroom.TickAsync();

        Assert.Equal(IssueState.Empty, newsroom.Issues.Rows.Last().State);
    }

    [Fact]
    public async Task Publishing_now_twice_gives_the_same_issue()
    {
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.Advance(TimeSpan.FromMinutes(1));
        var first = await newsroom.Publisher.PublishNowAsync("weekly", CancellationToken.None);
        newsroom.Time.Advance(TimeSpan.FromMinutes(1));
        await newsroom.UploadArticleAsync(2);
        var second = await newsroom.Publisher.PublishNowAsync("weekly", CancellationToken.None);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Articles, second.Articles);
        Assert.Single(newsroom.Queue.Messages);
    }

    [Fact]
    public async Task Publishing_now_fills_an_empty_issue_of_the_same_week()
    {
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.TickAsync();
        newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await newsroom.TickAsync();
        Assert.Equal(IssueState.Empty, newsroom.Issues.Rows.Last().State);

        newsroom.Time.Advance(TimeSpan.FromMinutes(1));
        var article = await newsroom.UploadArticleAsync(2);
        newsroom.Time.Advance(TimeSpan.FromMinutes(1));
        var issue = await newsroom.Publisher.PublishNowAsync("weekly", CancellationToken.None);

        Assert.Equal([article.Id], issue.Articles);
        Assert.Equal(2, newsroom.Issues.Rows.Count);
    }

    [Fact]
    public async Task Publishing_now_without_any_article_says_where_to_put_one()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => newsroom.Publisher.PublishNowAsync("weekly", CancellationToken.None));
        Assert.Contains("'articles'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_got_lost_is_queued_again_by_the_tick_F4()
    {
        await newsroom.SubscribeAsync(3);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.TickAsync();
        newsroom.Queue.Clear();
        await newsroom.LiveAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(3, newsroom.Mail.AcceptedCopies.Count);
        Assert.Equal(IssueState.Finished, newsroom.Issues.Rows.Single().State);
    }
}
