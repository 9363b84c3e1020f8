using Azure;
using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

/// <summary>Methods, addresses and headers of the REST calls.</summary>
public sealed class AddressTests
{
    private const string Host = "https://acct.table.core.windows.net";
    private readonly RecordedService _service = new(request => new RecordedResponse(request.Method == "GET" ? 200 : 204, "{\"value\":[]}"));

    private RecordedRequest Last => _service.Requests[^1];

    [Fact]
    public void Entities_have_addresses()
    {
        var table = _service.Table;
        table.AddEntity(new Row());
        Assert.Equal(("POST", $"{Host}/People"), (Last.Method, Last.Path));
        Assert.Equal("return-no-content", Last.Headers["Prefer"]);
        Assert.Equal("application/json;odata=nometadata", Last.Headers["Content-Type"]);

        table.UpsertEntity(new Row());
        Assert.Equal(("PATCH", $"{Host}/People(PartitionKey='p',RowKey='r')"), (Last.Method, Last.Path));
        Assert.DoesNotContain("If-Match", Last.Headers.Keys);

        table.UpsertEntity(new Row(), TableUpdateMode.Replace);
        Assert.Equal("PUT", Last.Method);

        table.UpdateEntity(new Row(), new ETag("W/\"1\""));
        Assert.Equal(("PATCH", "W/\"1\""), (Last.Method, Last.Headers["If-Match"]));

        table.UpdateEntity(new Row(), ETag.All, TableUpdateMode.Replace);
        Assert.Equal(("PUT", "*"), (Last.Method, Last.Headers["If-Match"]));

        table.DeleteEntity("p", "r");
        Assert.Equal(("DELETE", "*"), (Last.Method, Last.Headers["If-Match"]));

        table.DeleteEntity(new Row { ETag = new ETag("own") }, new ETag("given"));
        Assert.Equal("given", Last.Headers["If-Match"]);
    }

    [Fact]
    public void Every_request_says_which_version_of_the_service_it_means()
    {
        _service.Table.DeleteEntity("p", "r");
        Assert.Equal("2020-12-06", Last.Headers["x-ms-version"]);
        Assert.Equal("3.0", Last.Headers["DataServiceVersion"]);
        Assert.Equal("application/json;odata=minimalmetadata", Last.Headers["Accept"]);
        Assert.StartsWith("azsdk-net-Data.Tables/12.13.0", Last.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.EndsWith("?$format=application%2Fjson%3Bodata%3Dminimalmetadata", Last.Address, StringComparison.Ordinal);

        var older = new TableClientOptions(TableClientOptions.ServiceVersion.V2019_02_02) { Transport = _service };
        new TableClient(RecordedService.ConnectionString, "People", older).DeleteEntity("p", "r");
        Assert.Equal("2019-02-02", Last.Headers["x-ms-version"]);
    }

    [Fact]
    public void Keys_are_escaped()
    {
        _service.Table.DeleteEntity("p'1 ع/x", "r\"?#%+ &");
        Assert.Equal($"{Host}/People(PartitionKey='p%27%271%20%D8%B9%2Fx',RowKey='r%22%3F%23%25%2B%20%26')", Last.Path);
        _service.Table.DeleteEntity("", "");
        Assert.Equal($"{Host}/People(PartitionKey='',RowKey='')", Last.Path);
    }

    [Fact]
    public void A_query_says_what_it_wants()
    {
        _ = _service.Table.Query<TableEntity>("a eq 'ع &+'", 5, ["A", "B"]).ToList();
        Assert.Equal($"{Host}/People()?$top=5&$select=A%2CB&$filter=a%20eq%20%27%D8%B9%20%26%2B%27", Last.Path);
        _ = _service.Table.Query<Everything>(x => x.Number > 3).ToList();
        Assert.Equal($"{Host}/People()?$filter=Number%20gt%203", Last.Path);
        _ = _service.Table.Query<Everything>(x => true).ToList();
        Assert.Equal($"{Host}/People()", Last.Path);
        _ = _service.Service.Query(t => t.Name == "A'b", maxPerPage: 2).ToList();
        Assert.Equal($"{Host}/Tables?$top=2&$filter=TableName%20eq%20%27A%27%27b%27", Last.Path);
    }

    [Fact]
    public void Pages_are_followed_by_the_two_headers()
    {
        var answers = new Queue<RecordedResponse>([
            new(200, """{"value":[{"PartitionKey":"p","RowKey":"1"}]}""", ("x-ms-continuation-NextPartitionKey", "1!8!cA--"), ("x-ms-continuation-NextRowKey", "1!4!cg--")),
            new(200, """{"value":[]}""", ("x-ms-continuation-NextPartitionKey", "only")),
            new(200, """{"value":[{"PartitionKey":"p","RowKey":"2"}]}"""),
        ]);
        var service = new RecordedService(_ => answers.Dequeue());

        var pages = service.Table.Query<TableEntity>(maxPerPage: 1).AsPages().ToList();

        Assert.Equal([1, 0, 1], pages.Select(p => p.Values.Count));
        Assert.Equal(["1!8!cA-- 1!4!cg--", "only ", null], pages.Select(p => p.ContinuationToken));
        Assert.Equal(
            [$"{Host}/People()?$top=1", $"{Host}/People()?$top=1&NextPartitionKey=1%218%21cA--&NextRowKey=1%214%21cg--", $"{Host}/People()?$top=1&NextPartitionKey=only"],
            service.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task A_token_goes_on_where_it_was_given()
    {
        await foreach (var _ in _service.Table.QueryAsync<TableEntity>("x eq 1").AsPages("1!8!cA-- 1!4!cg--", 7))
        {
        }

        Assert.Equal($"{Host}/People()?$top=7&$filter=x%20eq%201&NextPartitionKey=1%218%21cA--&NextRowKey=1%214%21cg--", Last.Path);
    }

    [Fact]
    public void Tables_have_addresses()
    {
        _service.Service.CreateTable("People");
        Assert.Equal(("POST", $"{Host}/Tables", """{"TableName":"People"}"""), (Last.Method, Last.Path, Last.Body));
        _service.Service.DeleteTable("People");
        Assert.Equal(("DELETE", $"{Host}/Tables('People')"), (Last.Method, Last.Path));
    }
}
