using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

/// <summary>Entity group transactions on the wire: Performing entity group transactions, REST reference.</summary>
public sealed partial class BatchTests
{
    private const string Boundary = "batchresponse_1";

    [Fact]
    public void A_transaction_is_one_changeset()
    {
        var service = Answering(Part(204, "ETag: W/\"0\"\r\n", ""), Part(204, "ETag: W/\"1\"\r\n", ""), Part(204, "", ""));

        var result = service.Table.SubmitTransaction([
            new(TableTransactionActionType.Add, new Column<long> { RowKey = "1", Value = 1 }),
            new(TableTransactionActionType.UpdateReplace, new Row { RowKey = "2" }, new ETag("W/\"2\"")),
            new(TableTransactionActionType.Delete, new Row { RowKey = "3" }),
        ]);

        Assert.Equal(202, result.GetRawResponse().Status);
        Assert.Equal([204, 204, 204], result.Value.Select(r => r.Status));
        Assert.Equal(new ETag("W/\"1\""), result.Value[1].Headers.ETag);
        var request = Assert.Single(service.Requests);
        Assert.Equal(("POST", "https://acct.table.core.windows.net/$batch"), (request.Method, request.Address));
        Assert.Equal("multipart/mixed; boundary=batch_ID", Ids().Replace(request.Headers["Content-Type"], "ID"));
        Assert.Equal(
            """
            --batch_ID
            Content-Type: multipart/mixed; boundary=changeset_ID

            --changeset_ID
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            POST https://acct.table.core.windows.net/People?$format=application%2Fjson%3Bodata%3Dminimalmetadata HTTP/1.1
            Host: acct.table.core.windows.net
            x-ms-version: 2020-12-06
            DataServiceVersion: 3.0
            Prefer: return-no-content
            Accept: application/json;odata=minimalmetadata
            Content-Type: application/json;odata=nometadata

            {"Value":"1","Value@odata.type":"Edm.Int64","PartitionKey":"p","RowKey":"1"}
            --changeset_ID
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PUT https://acct.table.core.windows.net/People(PartitionKey='p',RowKey='2')?$format=application%2Fjson%3Bodata%3Dminimalmetadata HTTP/1.1
            Host: acct.table.core.windows.net
            x-ms-version: 2020-12-06
            DataServiceVersion: 3.0
            If-Match: W/"2"
            Accept: application/json
            Content-Type: application/json

            {"PartitionKey":"p","RowKey":"2"}
            --changeset_ID
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            DELETE https://acct.table.core.windows.net/People(PartitionKey='p',RowKey='3')?$format=application%2Fjson%3Bodata%3Dminimalmetadata HTTP/1.1
            Host: acct.table.core.windows.net
            x-ms-version: 2020-12-06
            DataServiceVersion: 3.0
            If-Match: *
            Accept: application/json;odata=minimalmetadata


            --changeset_ID--

            --batch_ID--

            """.ReplaceLineEndings("\r\n"),
            Ids().Replace(request.Body, "ID"));
    }

    [Fact]
    public void Only_the_ETag_of_the_step_is_looked_at()
    {
        var service = Answering(Part(204, "", ""), Part(204, "", ""), Part(204, "", ""));
        var own = new Row { ETag = new ETag("own") };

        service.Table.SubmitTransaction([
            new(TableTransactionActionType.UpdateMerge, own),
            new(TableTransactionActionType.UpsertReplace, own, new ETag("given")),
            new(TableTransactionActionType.Delete, own),
        ]);

        Assert.Equal(["If-Match: *"], service.Requests[0].Body.Split("\r\n").Where(l => l.StartsWith("If-Match", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2:The specified entity already exists.\\nRequestId:1", 2)]
    [InlineData("The specified entity already exists.", null)]
    [InlineData("One of: bad", null)]
    public void A_refusal_names_the_step(string message, int? index)
    {
        var body = $$$$"""{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"{{{{message}}}}"}}}""";
        var service = Answering(Part(409, "Content-Type: application/json\r\n", body));

        var error = Assert.Throws<TableTransactionFailedException>(() => service.Table.SubmitTransaction([
            new(TableTransactionActionType.Add, new Row { RowKey = "1" }),
            new(TableTransactionActionType.Add, new Row { RowKey = "2" }),
            new(TableTransactionActionType.Add, new Row { RowKey = "3" }),
        ]));

        Assert.Equal((409, "EntityAlreadyExists", index), (error.Status, error.ErrorCode, error.FailedTransactionActionIndex));
        Assert.Equal(index?.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Data["FailedEntity"]);
    }

    [Fact]
    public async Task A_batch_that_is_refused_as_such_is_a_failed_request()
    {
        var service = new RecordedService(_ => RecordedResponse.Refusal(404, "TableNotFound", "x"));
        var error = await Assert.ThrowsAsync<RequestFailedException>(() => service.Table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new Row())]));
        Assert.Equal((404, "TableNotFound"), (error.Status, error.ErrorCode));
    }

    [Fact]
    public void A_transaction_has_steps()
    {
        var table = new RecordedService().Table;
        Assert.Throws<InvalidOperationException>(() => table.SubmitTransaction([]));
        Assert.Throws<ArgumentNullException>(() => table.SubmitTransaction(null!));
    }

    [Fact]
    public void A_failed_transaction_keeps_what_the_refusal_said()
    {
        var inner = new InvalidOperationException("i");
        var error = new TableTransactionFailedException(new RequestFailedException(409, "m", "C", inner));
        Assert.Equal((409, "m", "C", (int?)null), (error.Status, error.Message, error.ErrorCode, error.FailedTransactionActionIndex));
        Assert.Same(inner, error.InnerException);
    }

    private static RecordedService Answering(params string[] parts)
    {
        var body = $"--{Boundary}\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n"
            + string.Concat(parts) + $"--changesetresponse_1--\r\n--{Boundary}--\r\n";
        return new RecordedService(_ => new RecordedResponse(202, body, ("Content-Type", $"multipart/mixed; boundary={Boundary}")));
    }

    private static string Part(int status, string headers, string body) =>
        $"--changesetresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 {status} Reason\r\n{headers}\r\n{body}\r\n";

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
