using System.Globalization;
using System.Linq.Expressions;
using Azure;
using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

/// <summary>Queries on the service: each kind of filter finds what it says, page by page.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class QueryServiceTests(TablesFixture tables)
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [SkippableFact]
    public async Task Every_kind_of_filter_finds_its_rows()
    {
        var table = await tables.NewTable();
        await table.SubmitTransactionAsync(Enumerable.Range(0, 5).Select(i => new TableTransactionAction(TableTransactionActionType.Add, Numbered(i))));
        var day = Start.AddDays(2);
        var id = IdOf(3);
        long big = 5_000_000_002;

        await Finds(table, "012", x => x.Number < 3);
        await Finds(table, "34", x => x.Number >= 3);
        await Finds(table, "3", x => x.Number > 2 && x.Number <= 3);
        await Finds(table, "0134", x => x.Number != 2);
        await Finds(table, "04", x => x.Number == 0 || x.RowKey == "4");
        await Finds(table, "34", x => x.RowKey.CompareTo("3") >= 0);
        await Finds(table, "2", x => x.Text == "it's رقم 2");
        await Finds(table, "2", x => x.Big == big);
        await Finds(table, "34", x => x.Big > big);
        await Finds(table, "01", x => x.Fraction < 1);
        await Finds(table, "2", x => x.Fraction == 1);
        await Finds(table, "024", x => x.Flag);
        await Finds(table, "13", x => !x.Flag);
        await Finds(table, "3", x => x.Id == id);
        await Finds(table, "234", x => x.Instant >= day);
        await Finds(table, "01", x => x.Day < day.UtcDateTime);
        await Finds(table, "2", x => x.Instant == day.ToOffset(TimeSpan.FromHours(3)));
        await Finds(table, "13", x => !(x.Flag || x.Number > 3));
        await Finds(table, "2", x => x.PartitionKey == "p" && x.RowKey == "2");
        await Finds(table, "01234", x => true);
        await Finds(table, "01234", x => x.Timestamp > Start);

        await FindsByText(table, "12", "Number ge 1 and Number lt 3");
        await FindsByText(table, "3", TableClient.CreateQueryFilter($"Id eq {id}"));
        await FindsByText(table, "2", TableClient.CreateQueryFilter($"Text eq {"it's رقم 2"} and Big eq {big}"));
        await FindsByText(table, "4", TableClient.CreateQueryFilter($"Instant gt {Start.AddDays(3)}"));
        await FindsByText(table, "01234", null);
    }

    [SkippableFact]
    public async Task A_dynamic_entity_is_found_by_its_properties()
    {
        var table = await tables.NewTable();
        for (var i = 0; i < 3; i++)
            await table.AddEntityAsync(new TableEntity("p", $"{i}") { ["number"] = i, ["text"] = $"t{i}", ["flag"] = i == 1 });

        Assert.Equal("1", Assert.Single(table.Query<TableEntity>(x => x.GetInt32("number") == 1)).RowKey);
        Assert.Equal("1", Assert.Single(table.Query<TableEntity>(x => x.GetBoolean("flag") == true)).RowKey);
        Assert.Equal("2", Assert.Single(table.Query<TableEntity>(x => (string)x["text"] == "t2")).RowKey);
    }

    [SkippableFact]
    public async Task A_query_brings_the_selected_properties_only()
    {
        var table = await tables.NewTable();
        await table.AddEntityAsync(Numbered(1));
        var row = Assert.Single(await table.QueryAsync<Everything>(x => x.Number == 1, select: ["Number", "RowKey"]).ToListAsync());
        Assert.Equal((1, "1", null), (row.Number, row.RowKey, row.Text));
    }

    [SkippableFact]
    public async Task More_rows_than_a_page_holds_all_come()
    {
        const int Count = 1203;
        var table = await tables.NewTable();
        foreach (var hundred in Enumerable.Range(0, Count).Chunk(100))
            await table.SubmitTransactionAsync(hundred.Select(i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", Key(i)))));
        var keys = Enumerable.Range(0, Count).Select(Key).ToList();

        var pages = await table.QueryAsync<TableEntity>().AsPages().ToListAsync();
        Assert.Equal([1000, 203], pages.Select(p => p.Values.Count));
        Assert.Equal(keys, pages.SelectMany(p => p.Values).Select(r => r.RowKey));
        Assert.NotNull(pages[0].ContinuationToken);
        Assert.Null(pages[1].ContinuationToken);

        Assert.Equal(keys, table.Query<TableEntity>().Select(r => r.RowKey));

        var rest = await table.QueryAsync<TableEntity>().AsPages(pages[0].ContinuationToken).ToListAsync();
        Assert.Equal(keys.Skip(1000), rest.SelectMany(p => p.Values).Select(r => r.RowKey));

        var small = await table.QueryAsync<TableEntity>(x => x.RowKey.CompareTo("0010") < 0, maxPerPage: 4).AsPages().ToListAsync();
        Assert.Equal([4, 4, 2], small.Select(p => p.Values.Count));
    }

    [SkippableFact]
    public async Task Tables_are_created_listed_and_deleted()
    {
        var service = tables.Service;
        var name = TablesFixture.NewName();
        Assert.Equal(name, (await service.CreateTableAsync(name)).Value.Name);
        Assert.Equal(409, Assert.Throws<RequestFailedException>(() => service.CreateTable(name)).Status);
        Assert.Equal(name, (await service.CreateTableIfNotExistsAsync(name)).Value.Name);
        Assert.Equal(name, (await service.GetTableClient(name).CreateIfNotExistsAsync()).Value.Name);

        Assert.Equal(name, Assert.Single(service.Query(t => t.Name == name)).Name);
        FormattableString filter = $"TableName eq {name}";
        Assert.Equal(name, Assert.Single(await service.QueryAsync(filter).ToListAsync()).Name);
        Assert.Contains(name, service.Query().Select(t => t.Name));

        Assert.Equal(204, (await service.DeleteTableAsync(name)).Status);
        Assert.Equal(404, (await service.GetTableClient(name).DeleteAsync()).Status);
        Assert.Empty(service.Query(t => t.Name == name));
    }

    private static string Key(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    private static Guid IdOf(int number) => new(number, 0, 0, new byte[8]);

    private static Everything Numbered(int i) => new()
    {
        RowKey = $"{i}",
        Number = i,
        Text = $"it's رقم {i}",
        Big = 5_000_000_000 + i,
        Fraction = i / 2.0,
        Flag = i % 2 == 0,
        Id = IdOf(i),
        Day = Start.AddDays(i).UtcDateTime,
        Instant = Start.AddDays(i),
    };

    private static async Task Finds(TableClient table, string rows, Expression<Func<Everything, bool>> filter)
    {
        Assert.Equal(rows, string.Concat((await table.QueryAsync(filter).ToListAsync()).Select(x => x.RowKey)));
        Assert.Equal(rows, string.Concat(table.Query(filter).Select(x => x.RowKey)));
    }

    private static async Task FindsByText(TableClient table, string rows, string? filter) =>
        Assert.Equal(rows, string.Concat((await table.QueryAsync<Everything>(filter).ToListAsync()).Select(x => x.RowKey)));
}
