using Digest.Core.Feedback;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class FeedbackStoreTests(StorageFixture storage)
{
    private static readonly FeedbackCounts None = new(0, 0);

    private IFeedbackStore Store => storage.Get<IFeedbackStore>();

    [SkippableFact]
    public async Task A_record_comes_back_as_it_was_and_only_the_first_of_two_writes_it()
    {
        var edition = StorageFixture.Edition();
        var record = Of(edition, "reader").With(new BounceEntry($"{edition}-2026-W47", FeedbackKind.SoftBounce, "4.2.2", "smtp", new DateOnly(2026, 11, 22)));

        Assert.True(await Store.TrySaveAsync(record, null, None, default));
        Assert.False(await Store.TrySaveAsync(record, null, None, default));
        var stored = (await Store.FindAsync(edition, record.SubscriberId, default))!;
        Assert.Equal((record.Score, record.LastDay, record.LastPoints, record.Entries.Single()), (stored.Score, stored.LastDay, stored.LastPoints, stored.Entries.Single()));

        Assert.True(await Store.TrySaveAsync(stored with { Score = 2 }, null, None, default));
        Assert.False(await Store.TrySaveAsync(stored with { Score = 3 }, null, None, default));
        Assert.Equal(2, (await Store.FindAsync(edition, record.SubscriberId, default))!.Score);
    }

    [SkippableFact]
    public async Task The_counts_of_an_issue_grow_with_its_records_and_with_none_that_is_refused()
    {
        var edition = StorageFixture.Edition();
        var (issue, other) = ($"{edition}-2026-W47", $"{edition}-2026-W48");
        for (var number = 0; number < 20; number++)
            Assert.True(await Store.TrySaveAsync(Of(edition, $"reader{number}"), number < 18 ? issue : other, number == 0 ? new FeedbackCounts(0, 1) : new FeedbackCounts(1, 0), default));
        Assert.False(await Store.TrySaveAsync(Of(edition, "reader1"), issue, new FeedbackCounts(1, 0), default));

        Assert.Equal(new FeedbackCounts(17, 1), await Store.ReadAsync(issue, default));
        Assert.Equal(new FeedbackCounts(2, 0), await Store.ReadAsync(other, default));
        Assert.Equal(None, await Store.ReadAsync("' or '' eq '", default));
    }

    [SkippableFact]
    public async Task Instances_share_what_they_were_answered_and_all_is_counted_anew_once_the_issue_is_resumed()
    {
        var edition = StorageFixture.Edition();
        var issue = $"{edition}-2026-W47";
        var resumed = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
        var refused = new FeedbackCounts(0, 0, 1, "mailbox.example (5.7.26)");
        Assert.True(await Store.TrySaveAsync(Of(edition, "one"), issue, new FeedbackCounts(1, 1), default));
        Assert.True(await Store.TrySaveAsync(Of(edition, "two"), issue, refused, default));
        await Store.AnsweredAsync(issue, null, "0a", 50, default);
        await Store.AnsweredAsync(issue, null, "0b", 70, default);
        await Store.AnsweredAsync(issue, null, "0a", 90, default);

        Assert.Equal(new SharedCounts(new FeedbackCounts(1, 1, 1, refused.Refusal), 160), await Store.ReadAsync(issue, null, default));
        Assert.Equal(new FeedbackCounts(1, 1, 1, refused.Refusal), await Store.ReadAsync(issue, default));

        Assert.Equal(new SharedCounts(new FeedbackCounts(0, 0, 0, refused.Refusal), 0), await Store.ReadAsync(issue, resumed, default));
        Assert.True(await Store.TrySaveAsync(Of(edition, "three"), issue, new FeedbackCounts(1, 0), default));
        await Store.AnsweredAsync(issue, resumed, "0b", 5, default);
        Assert.Equal(new SharedCounts(new FeedbackCounts(1, 0, 0, refused.Refusal), 5), await Store.ReadAsync(issue, resumed, default));
        Assert.Equal(new SharedCounts(None, 0), await Store.ReadAsync($"{edition}-2026-W48", null, default));
    }

    [SkippableFact]
    public async Task What_is_known_of_a_reader_is_erased_and_the_counts_stay()
    {
        var edition = StorageFixture.Edition();
        var (issue, record) = ($"{edition}-2026-W47", Of(edition, "reader"));
        Assert.True(await Store.TrySaveAsync(record, issue, new FeedbackCounts(1, 0), default));

        await Store.EraseAsync(edition, record.SubscriberId, default);
        await Store.EraseAsync(edition, record.SubscriberId, default);

        Assert.Null(await Store.FindAsync(edition, record.SubscriberId, default));
        Assert.Equal(new FeedbackCounts(1, 0), await Store.ReadAsync(issue, default));
    }

    private static BounceRecord Of(string edition, string reader) => new() { Edition = edition, SubscriberId = StorageFixture.Id(reader) };
}
