using Digest.Core.Articles;
using Digest.Core.Ingest;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Ingest;

public sealed class ArticleIngestTests
{
    private readonly Newsroom _newsroom = new();

    [Fact]
    public async Task The_same_upload_twice_is_one_article()
    {
        var first = await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(1));
        _newsroom.Time.Advance(TimeSpan.FromHours(3));
        var second = await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(1));

        Assert.Equal(ArticleStatus.Accepted, first.Status);
        Assert.Single(_newsroom.Articles.Rows);
        Assert.Equal((first.Id, first.Received, first.Updated), (second.Id, second.Received, second.Updated));
    }

    [Fact]
    public async Task A_renamed_file_stays_the_same_article_under_its_new_name()
    {
        var first = await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(1));
        _newsroom.Time.Advance(TimeSpan.FromHours(3));
        var renamed = await _newsroom.UploadAsync("b.txt", Newsroom.TextOf(1));

        var row = Assert.Single(_newsroom.Articles.Rows);
        Assert.Equal(("b.txt", first.Id, first.Received), (row.BlobName, renamed.Id, renamed.Received));
    }

    [Fact]
    public async Task A_replaced_file_stays_the_same_article_with_the_latest_content()
    {
        var first = await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(1));
        _newsroom.Time.Advance(TimeSpan.FromHours(3));
        var replaced = await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(2));

        var row = Assert.Single(_newsroom.Articles.Rows);
        Assert.Equal((first.Id, first.Received), (replaced.Id, replaced.Received));
        Assert.Contains("رقم 2", row.Article!.Title, StringComparison.Ordinal);
        Assert.Equal(_newsroom.Time.GetUtcNow(), row.Updated);
    }

    [Fact]
    public async Task A_file_overwritten_with_a_copy_of_another_article_leaves_one_article_to_publish()
    {
        await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(1));
        var b = await _newsroom.UploadAsync("b.txt", Newsroom.TextOf(2));
        await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(2));

        var accepted = Assert.Single(_newsroom.Articles.Rows, row => row.Status == ArticleStatus.Accepted);
        Assert.Equal(b.Id, accepted.Id);
    }

    [Fact]
    public async Task An_empty_file_gets_a_row_with_the_reason()
    {
        var record = await _newsroom.UploadAsync("empty.txt", "");

        Assert.Equal(ArticleStatus.Rejected, record.Status);
        Assert.False(string.IsNullOrWhiteSpace(record.Reason));
        Assert.Equal(record, Assert.Single(_newsroom.Articles.Rows));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_rejected_without_being_read()
    {
        await using var unread = new UnreadableStream();
        var record = await _newsroom.Ingest.IngestAsync(new Upload("film.txt", 50L * 1024 * 1024, unread), CancellationToken.None);

        Assert.Equal(ArticleStatus.Rejected, record.Status);
        Assert.Contains("52,428,800", record.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_file_that_is_replaced_by_a_good_one_arrives_when_it_became_readable()
    {
        var rejected = await _newsroom.UploadAsync("a.txt", "");
        _newsroom.Time.Advance(TimeSpan.FromDays(9));
        var accepted = await _newsroom.UploadAsync("a.txt", Newsroom.TextOf(1));

        Assert.Equal(rejected.Id, accepted.Id);
        Assert.Equal(_newsroom.Time.GetUtcNow(), accepted.Received);
        Assert.Null(accepted.Reason);
    }

    [Fact]
    public async Task Giving_up_on_an_upload_leaves_a_row_but_no_accepted_article_is_lost_by_it()
    {
        await _newsroom.Ingest.GiveUpAsync("lost.txt", "The host gave up.", CancellationToken.None);
        var good = await _newsroom.UploadAsync("good.txt", Newsroom.TextOf(1));
        await _newsroom.Ingest.GiveUpAsync("good.txt", "The host gave up.", CancellationToken.None);

        Assert.Equal("The host gave up.", Assert.Single(_newsroom.Articles.Rows, row => row.BlobName == "lost.txt").Reason);
        Assert.Equal(good, Assert.Single(_newsroom.Articles.Rows, row => row.BlobName == "good.txt"));
    }

    private sealed class UnreadableStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("The content was read.");
    }
}
