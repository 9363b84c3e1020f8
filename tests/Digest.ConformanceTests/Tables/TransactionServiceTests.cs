using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Digest.ConformanceTests.Tables;

/// <summary>Transactions on the service: all or none.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class TransactionServiceTests(TablesFixture tables)
{
    [SkippableFact]
    public async Task A_hundred_steps_are_done_at_once()
    {
        var table = await tables.NewTable();
        var result = await table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(i => Step(TableTransactionActionType.Add, $"{i}", i)));
        Assert.Equal(100, result.Value.Count);
        Assert.All(result.Value, r => Assert.Equal(204, r.Status));
        Assert.Equal(100, (await table.QueryAsync<TableEntity>(x => x.PartitionKey == "p'ع").ToListAsync()).Count);
        Assert.Equal((await table.GetEntityAsync<TableEntity>("p'ع", "7")).Value.ETag, result.Value[7].Headers.ETag);
    }

    [SkippableFact]
    public async Task Every_kind_of_step_is_done()
    {
        var table = await tables.NewTable();
        foreach (var name in new[] { "merge", "replace", "delete", "upsert" })
            await table.AddEntityAsync(new TableEntity("p'ع", name) { ["old"] = 1 });
        var etag = (await table.GetEntityAsync<TableEntity>("p'ع", "merge")).Value.ETag;

        table.SubmitTransaction([
            Step(TableTransactionActionType.Add, "add", 2),
            Step(TableTransactionActionType.UpdateMerge, "merge", 2, etag),
            Step(TableTransactionActionType.UpdateReplace, "replace", 2, ETag.All),
            Step(TableTransactionActionType.Delete, "delete", 2),
            Step(TableTransactionActionType.UpsertMerge, "upsert", 2),
            Step(TableTransactionActionType.UpsertReplace, "new", 2),
        ]);

        var rows = table.Query<TableEntity>().ToDictionary(r => r.RowKey, r => (r.GetInt32("old"), r.GetInt32("value")));
        Assert.Equal(5, rows.Count);
        Assert.Equal((null, 2), rows["add"]);
        Assert.Equal((1, 2), rows["merge"]);
        Assert.Equal((null, 2), rows["replace"]);
        Assert.Equal((1, 2), rows["upsert"]);
        Assert.Equal((null, 2), rows["new"]);
    }

    [SkippableFact]
    public async Task When_a_step_is_refused_nothing_is_done_and_the_step_is_named()
    {
        var table = await tables.NewTable();
        await table.AddEntityAsync(new TableEntity("p'ع", "2"));

        var error = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            Enumerable.Range(0, 4).Select(i => Step(TableTransactionActionType.Add, $"{i}", i))));

        Assert.Equal((409, TableErrorCode.EntityAlreadyExists.ToString(), 2), (error.Status, error.ErrorCode, error.FailedTransactionActionIndex));
        Assert.Equal("2", Assert.Single(table.Query<TableEntity>()).RowKey);
    }

    [SkippableFact]
    public async Task An_older_version_fails_the_transaction()
    {
        var table = await tables.NewTable();
        var first = (await table.AddEntityAsync(new TableEntity("p'ع", "1"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(new TableEntity("p'ع", "1") { ["value"] = 5 });

        var error = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync([
            Step(TableTransactionActionType.Add, "0", 0),
            Step(TableTransactionActionType.UpdateReplace, "1", 6, first),
        ]));

        Assert.Equal((412, TableErrorCode.UpdateConditionNotSatisfied.ToString(), 1), (error.Status, error.ErrorCode, error.FailedTransactionActionIndex));
        Assert.Equal(5, Assert.Single(table.Query<TableEntity>()).GetInt32("value"));
    }

    private static TableTransactionAction Step(TableTransactionActionType type, string row, int value, ETag etag = default) =>
        new(type, new TableEntity("p'ع", row) { ["value"] = value }, etag);
}
