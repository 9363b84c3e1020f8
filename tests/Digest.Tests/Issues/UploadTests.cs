using Digest.Core.Issues;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Issues;

/// <summary>What becomes of uploads that are repeated, renamed, replaced, late or deleted (docs/issues.md states the rule).</summary>
public sealed class UploadTests
{
    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private readonly Newsroom _newsroom = new();

    [Fact]
    public async Task A_file_that_is_uploaded_again_renamed_and_replaced_is_told_once_with_its_latest_content_F23()
    {
        await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(1));
        await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(1));
        await _newsroom.UploadAsync("b.txt", Newsroom.TextOf(1));
        _newsroom.Articles.Deleted.Add("a.txt");
        await _newsroom.UploadAsync("b.txt", Newsroom.TextOf(2));
        await _newsroom.UploadAsync("b.txt", Newsroom.TextOf(2));
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();

        var issue = _newsroom.Issues.Rows.Single();
        Assert.Single(issue.Articles);
        var rendered = await _newsroom.Issues.ReadRenderedAsync(issue.Id, CancellationToken.None);
        Assert.Contains("رقم 2", rendered!.EmailText, StringComparison.Ordinal);
        Assert.DoesNotContain("رقم 1", rendered.EmailText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_comes_hours_after_the_cut_puts_its_article_into_the_next_issue_F23()
    {
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromHours(3));
        var late = await _newsroom.UploadArticleAsync(2);
        _newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Equal([late.Id], _newsroom.Issues.Rows.Last().Articles);
    }

    [Fact]
    public async Task A_file_deleted_before_the_cut_is_not_told_F23()
    {
        var withdrawn = await _newsroom.UploadArticleAsync(1);
        var other = await _newsroom.UploadArticleAsync(2);
        _newsroom.Articles.Deleted.Add(withdrawn.BlobName);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();

        Assert.Equal([other.Id], _newsroom.Issues.Rows.Single().Articles);
    }

    [Fact]
    public async Task A_file_deleted_while_the_issue_is_held_is_not_told_F23()
    {
        await _newsroom.SubscribeAsync(1);
        var withdrawn = await _newsroom.UploadArticleAsync(1);
        await _newsroom.UploadArticleAsync(2);
        await _newsroom.Desk.HoldAsync("weekly", CancellationToken.None);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();
        _newsroom.Articles.Deleted.Add(withdrawn.BlobName);
        await _newsroom.Desk.ApproveAsync("weekly", CancellationToken.None);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.DoesNotContain("رقم 1", _newsroom.Mail.Rendered.Single().EmailText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_whose_files_were_all_deleted_while_it_was_held_is_empty_and_says_so_F19_F23()
    {
        var withdrawn = await _newsroom.UploadArticleAsync(1);
        await _newsroom.Desk.HoldAsync("weekly", CancellationToken.None);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();
        _newsroom.Articles.Deleted.Add(withdrawn.BlobName);
        await _newsroom.Desk.ApproveAsync("weekly", CancellationToken.None);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Equal((IssueState.Empty, "All its articles were withdrawn or dropped."), (_newsroom.Issues.Rows.Single().State, _newsroom.Issues.Rows.Single().Reason));
    }

    [Fact]
    public async Task A_file_edited_between_the_cut_and_the_approval_is_told_as_it_is_then_F18()
    {
        await _newsroom.SubscribeAsync(1);
        await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(1));
        await _newsroom.Desk.HoldAsync("weekly", CancellationToken.None);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();
        await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(2));
        await _newsroom.Desk.ApproveAsync("weekly", CancellationToken.None);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Contains("رقم 2", _newsroom.Mail.Rendered.Single().EmailText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_back_dated_article_counts_from_when_it_arrived_F18()
    {
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));
        var dated = await _newsroom.UploadAsync("old.md", $"---\npublished: 2026-11-01\n---\n# {Newsroom.TextOf(2)}");
        _newsroom.Time.SetUtcNow(Cut.AddDays(7));
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Equal([dated.Id], _newsroom.Issues.Rows.Last().Articles);
    }
}
