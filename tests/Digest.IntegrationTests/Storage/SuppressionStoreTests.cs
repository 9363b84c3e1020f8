using Azure.Data.Tables;
using Digest.Core.Subscribers;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class SuppressionStoreTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 6, 0, 0, TimeSpan.Zero);

    private ISuppressionStore Store => storage.Get<ISuppressionStore>();

    [SkippableFact]
    public async Task The_first_reason_stays_until_the_suppression_is_lifted()
    {
        var edition = StorageFixture.Edition();
        var bounced = Of(edition, "reader@example.org", "5.1.1");
        await Store.AddAsync(bounced, default);
        await Store.AddAsync(bounced with { Reason = "complaint" }, default);

        Assert.Equal(bounced, await Store.FindAsync(edition, bounced.SubscriberId, default));

        for (var time = 0; time < 2; time++)
            Assert.True(await Store.RemoveAsync(bounced, default));
        Assert.Null(await Store.FindAsync(edition, bounced.SubscriberId, default));
    }

    [SkippableFact]
    public async Task A_complaint_takes_the_place_of_a_leave_and_not_the_other_way_round_M31()
    {
        var edition = StorageFixture.Edition();
        var left = Of(edition, "reader@example.org", "unsubscribed");
        foreach (var reason in new[] { "unsubscribed", "complaint", "erased" })
            await Store.AddAsync(left with { Reason = reason }, default);

        Assert.Equal(left with { Reason = "complaint" }, await Store.FindAsync(edition, left.SubscriberId, default));
    }

    [SkippableFact]
    public async Task Only_what_was_read_is_lifted()
    {
        var edition = StorageFixture.Edition();
        var left = Of(edition, "reader@example.org", "unsubscribed");
        await Store.AddAsync(left, default);
        var read = (await Store.FindAsync(edition, left.SubscriberId, default))!;
        await Store.AddAsync(left with { Reason = "complaint" }, default);

        Assert.False(await Store.RemoveAsync(read, default));
        Assert.Equal("complaint", (await Store.FindAsync(edition, left.SubscriberId, default))!.Reason);

        Assert.True(await Store.RemoveAsync((await Store.FindAsync(edition, left.SubscriberId, default))!, default));
        Assert.True(await Store.RemoveAsync(read, default));
        Assert.Null(await Store.FindAsync(edition, left.SubscriberId, default));
    }

    [SkippableFact]
    public async Task A_range_of_ids_has_its_own_in_their_order()
    {
        var edition = StorageFixture.Edition();
        var all = Enumerable.Range(0, 40).Select(number => Of(edition, $"reader{number}@example.org", "complaint")).OrderBy(one => one.SubscriberId, StringComparer.Ordinal).ToList();
        foreach (var suppression in all)
            await Store.AddAsync(suppression, default);

        Assert.Equal(all, await Store.ListAsync(edition, IdRange.All, default).ToListAsync());
        var range = new IdRange("48", "c3");
        Assert.Equal(all.Where(one => range.Contains(one.SubscriberId)), await Store.ListAsync(edition, range, default).ToListAsync());
        Assert.Empty(await Store.ListAsync("' or '' eq '", IdRange.All, default).ToListAsync());
    }

    [SkippableFact]
    public async Task A_block_larger_than_a_page_of_storage_is_read_to_its_end_F12()
    {
        var edition = StorageFixture.Edition();
        var (before, after) = (Of(edition, "0", '3', 0), Of(edition, "0", 'c', 0));
        var block = Enumerable.Range(0, 1_150).Select(number => Of(edition, "5.1.1", '7', number)).ToList();
        foreach (var one in (Suppression[])[before, after, block[0]])
            await Store.AddAsync(one, default);
        // The others as the store wrote the first, a hundred at once.
        var table = new TableServiceClient(storage.ConnectionString).GetTableClient("Suppressions");
        var written = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {block[0].SubscriberId}")).SingleAsync();
        foreach (var some in block.Skip(1).Chunk(100))
            await table.SubmitTransactionAsync(some.Select(one => new TableTransactionAction(TableTransactionActionType.Add, Like(written, one.SubscriberId))));

        Assert.Equal([before, .. block, after], await Store.ListAsync(edition, IdRange.All, default).ToListAsync());
        Assert.Equal([.. block.Skip(1), after], await Store.ListAsync(edition, new IdRange(block[1].SubscriberId, null), default).ToListAsync());
    }

    private static TableEntity Like(TableEntity written, string id)
    {
        var row = new TableEntity(written.PartitionKey, id);
        foreach (var (column, value) in written.Where(column => column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
            row[column] = value;
        return row;
    }

    private static Suppression Of(string edition, string reason, char first, int number) => new(edition, $"{first}{number:x31}", reason, Now);

    private static Suppression Of(string edition, string address, string reason) => new(edition, SubscriberId.For(edition, ChannelKind.Email, address), reason, Now);
}
