using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Digest.ConformanceTests.Tables;

/// <summary>Entities on the service: types, versions, keys.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class EntityServiceTests(TablesFixture tables)
{
    private static readonly DateTimeOffset Instant = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1234567);

    public static TheoryData<string> Keys => ["it's", "''", "نشرة الأخبار", "a b", "a%2Fb", "a&b=c", "a+b", "(x)", "a,b", "{\"j\":1}", "😀", "~!@$^*_-.;:|<>[]`", "", new string('k', 512)];

    [SkippableFact]
    public async Task A_class_comes_back_as_it_was()
    {
        var table = await tables.NewTable();
        var sent = new Everything
        {
            Text = "عنوان <b>&\"'</b>\r\n\t😀",
            Number = int.MinValue,
            NumberOrNone = 7,
            Big = long.MaxValue,
            BigOrNone = long.MinValue,
            Fraction = 1.0 / 3,
            FractionOrNone = -2.5,
            Flag = true,
            FlagOrNone = false,
            Id = new Guid("66cf3753-1cc9-44c4-b857-4546f744901b"),
            IdOrNone = Guid.Empty,
            Day = Instant.UtcDateTime,
            DayOrNone = new DateTime(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Instant = Instant.ToOffset(TimeSpan.FromHours(3)),
            InstantOrNone = Instant.AddYears(50),
            Bytes = [0, 1, 0xFE, 0xFF],
            Data = BinaryData.FromBytes([9, 8]),
            Shade = Shade.Blue,
            ShadeOrNone = Shade.Green,
            Ignored = "mine",
            Renamed = "n",
        };

        var response = await table.AddEntityAsync(sent);
        var got = (await table.GetEntityAsync<Everything>("p", "r")).Value;

        Assert.Equal(204, response.Status);
        Assert.Equal(response.Headers.ETag, got.ETag);
        Assert.NotNull(got.Timestamp);
        Assert.Equal(
            (sent.Text, sent.Number, sent.NumberOrNone, sent.Big, sent.BigOrNone, sent.Fraction, sent.FractionOrNone),
            (got.Text, got.Number, got.NumberOrNone, got.Big, got.BigOrNone, got.Fraction, got.FractionOrNone));
        Assert.Equal((sent.Flag, sent.FlagOrNone, sent.Id, sent.IdOrNone), (got.Flag, got.FlagOrNone, got.Id, got.IdOrNone));
        Assert.Equal((sent.Day, sent.DayOrNone, sent.Instant, sent.InstantOrNone), (got.Day, got.DayOrNone, got.Instant, got.InstantOrNone));
        Assert.Equal(TimeSpan.Zero, got.Instant.Offset);
        Assert.Equal(sent.Bytes, got.Bytes);
        Assert.Equal(sent.Data.ToArray(), got.Data!.ToArray());
        Assert.Equal((sent.Shade, sent.ShadeOrNone, "not sent", sent.Renamed), (got.Shade, got.ShadeOrNone, got.Ignored, got.Renamed));
    }

    [SkippableFact]
    public async Task What_was_null_comes_back_as_null()
    {
        var table = await tables.NewTable();
        await table.AddEntityAsync(new Everything());

        var got = (await table.GetEntityAsync<Everything>("p", "r")).Value;

        Assert.Equal((null, null, null, null, null, null, null, null), (got.Text, got.NumberOrNone, got.BigOrNone, got.FractionOrNone, got.FlagOrNone, got.IdOrNone, got.DayOrNone, got.InstantOrNone));
        Assert.Equal((null, null, null, null), (got.Bytes, got.Data, got.ShadeOrNone, got.Renamed));
        Assert.DoesNotContain("Text", (await table.GetEntityAsync<TableEntity>("p", "r")).Value.Keys);
    }

    [SkippableFact]
    public async Task A_dynamic_entity_comes_back_with_its_types()
    {
        var table = await tables.NewTable();
        var sent = new TableEntity("p", "r")
        {
            ["s"] = "نص",
            ["i"] = 5,
            ["l"] = 5L,
            ["d"] = 2.5,
            ["b"] = true,
            ["g"] = Guid.Empty,
            ["t"] = Instant,
            ["bytes"] = new byte[] { 1, 2 },
        };

        await table.AddEntityAsync(sent);
        var got = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal(("نص", 5, 5L, 2.5, true, Guid.Empty, Instant), (got["s"], got["i"], got["l"], got["d"], got["b"], got["g"], got["t"]));
        Assert.Equal([1, 2], got.GetBinary("bytes"));
        Assert.Equal(Instant.UtcDateTime, got.GetDateTime("t"));
        Assert.Equal(["PartitionKey", "RowKey", "Timestamp", "b", "bytes", "d", "g", "i", "l", "odata.etag", "s", "t"], got.Keys.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Only_the_selected_properties_come_back()
    {
        var table = await tables.NewTable();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["a"] = 1, ["b"] = 2 });

        var got = (await table.GetEntityAsync<TableEntity>("p", "r", ["b", "RowKey"])).Value;

        Assert.Equal((2, "r"), (got["b"], got.RowKey));
        Assert.False(got.ContainsKey("a"));
    }

    [SkippableFact]
    public async Task Merging_keeps_what_replacing_drops()
    {
        var table = await tables.NewTable();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["a"] = 1 });

        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["b"] = 2 });
        var merged = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((1, 2), (merged["a"], merged["b"]));

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["c"] = 3 }, merged.ETag, TableUpdateMode.Replace);
        var replaced = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.False(replaced.ContainsKey("a"));
        Assert.Equal(3, replaced["c"]);

        await table.UpsertEntityAsync(new TableEntity("p", "new") { ["d"] = 4 }, TableUpdateMode.Replace);
        Assert.Equal(4, (await table.GetEntityAsync<TableEntity>("p", "new")).Value["d"]);
    }

    [SkippableFact]
    public async Task An_older_version_is_refused()
    {
        var table = await tables.NewTable();
        var first = (await table.AddEntityAsync(new TableEntity("p", "r") { ["a"] = 1 })).Headers.ETag!.Value;
        var second = (await table.UpdateEntityAsync(new TableEntity("p", "r") { ["a"] = 2 }, first)).Headers.ETag!.Value;
        Assert.NotEqual(first, second);

        foreach (var refused in new Func<Task>[]
        {
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["a"] = 3 }, first),
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["a"] = 3 }, first, TableUpdateMode.Replace),
            () => table.DeleteEntityAsync("p", "r", first),
        })
        {
            var error = await Assert.ThrowsAsync<RequestFailedException>(refused);
            Assert.Equal((412, TableErrorCode.UpdateConditionNotSatisfied.ToString()), (error.Status, error.ErrorCode));
        }

        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value["a"]);
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["a"] = 4 }, ETag.All);
        Assert.Equal(204, (await table.DeleteEntityAsync("p", "r")).Status);
        Assert.Equal(404, (await table.DeleteEntityAsync("p", "r")).Status);
    }

    [SkippableFact]
    public async Task What_is_there_is_not_added_again()
    {
        var table = await tables.NewTable();
        await table.AddEntityAsync(new Row());
        var error = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new Row()));
        Assert.Equal((409, TableErrorCode.EntityAlreadyExists.ToString()), (error.Status, error.ErrorCode));
    }

    [SkippableFact]
    public async Task What_is_missing_is_said_to_be_missing()
    {
        var table = await tables.NewTable();
        var error = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<Row>("p", "r"));
        Assert.Equal((404, TableErrorCode.ResourceNotFound.ToString()), (error.Status, error.ErrorCode));
        Assert.False((await table.GetEntityIfExistsAsync<Row>("p", "r")).HasValue);
        error = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new Row(), ETag.All));
        Assert.Equal((404, TableErrorCode.ResourceNotFound.ToString()), (error.Status, error.ErrorCode));
        await table.AddEntityAsync(new Row());
        Assert.Equal("r", table.GetEntityIfExists<Row>("p", "r").Value!.RowKey);
    }

    [SkippableFact]
    public async Task A_table_that_is_missing_is_said_to_be_missing()
    {
        var table = new TableClient(tables.ConnectionString, TablesFixture.NewName());
        var error = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new Row()));
        Assert.Equal((404, TableErrorCode.TableNotFound.ToString()), (error.Status, error.ErrorCode));
        error = await Assert.ThrowsAsync<RequestFailedException>(async () => await table.QueryAsync<Row>().AsPages().GetAsyncEnumerator().MoveNextAsync());
        Assert.Equal((404, TableErrorCode.TableNotFound.ToString()), (error.Status, error.ErrorCode));
    }

    [SkippableTheory]
    [MemberData(nameof(Keys))]
    public async Task Any_key_finds_its_entity(string key)
    {
        var table = await tables.NewTable();
        await table.AddEntityAsync(new Column<string> { PartitionKey = key, RowKey = key, Value = "1" });

        var got = (await table.GetEntityAsync<Column<string>>(key, key)).Value;
        Assert.Equal((key, key, "1"), (got.PartitionKey, got.RowKey, got.Value));

        await table.UpdateEntityAsync(new Column<string> { PartitionKey = key, RowKey = key, Value = "2" }, got.ETag);
        var found = await table.QueryAsync<Column<string>>(x => x.PartitionKey == key && x.RowKey == key).ToListAsync();
        Assert.Equal("2", Assert.Single(found).Value);

        Assert.Equal(204, (await table.DeleteEntityAsync(key, key)).Status);
    }
}
