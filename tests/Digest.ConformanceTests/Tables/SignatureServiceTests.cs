using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

/// <summary>Account signatures on the service: Create an account SAS, REST reference.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class SignatureServiceTests(TablesFixture tables)
{
    private Dictionary<string, string> Settings => tables.ConnectionString.Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);

    private Uri Endpoint => new(Settings["TableEndpoint"]);

    [SkippableFact]
    public async Task A_signature_opens_the_tables()
    {
        var name = (await tables.NewTable()).Name;
        var signature = Signature("rwdlau");
        foreach (var table in new[]
        {
            new TableServiceClient(Endpoint, new AzureSasCredential(signature)).GetTableClient(name),
            new TableServiceClient($"TableEndpoint={Endpoint};SharedAccessSignature={signature}").GetTableClient(name),
            new TableServiceClient(new Uri($"{Endpoint}?{signature}")).GetTableClient(name),
            new TableClient(new Uri($"{Endpoint}/{name}"), new AzureSasCredential(signature)),
            new TableClient(new Uri($"{Endpoint}/{name}?{signature}")),
            new TableClient($"TableEndpoint={Endpoint};SharedAccessSignature={signature}", name),
        })
        {
            await table.UpsertEntityAsync(new Column<string> { RowKey = "it's عربي", Value = "v" });
            Assert.Equal("v", Assert.Single(table.Query<Column<string>>(x => x.RowKey == "it's عربي")).Value);
            await table.DeleteEntityAsync("p", "it's عربي");
        }
    }

    [SkippableFact]
    public async Task A_signature_covers_a_transaction()
    {
        var name = (await tables.NewTable()).Name;
        var table = new TableServiceClient($"TableEndpoint={Endpoint};SharedAccessSignature={Signature("rwdlau")}").GetTableClient(name);
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, new Row()), new(TableTransactionActionType.Add, new Row { RowKey = "2" })]);
        Assert.Equal(2, table.Query<Row>().Count());
    }

    [SkippableFact]
    public async Task A_signature_to_read_does_not_write()
    {
        var name = (await tables.NewTable()).Name;
        var table = new TableServiceClient(Endpoint, new AzureSasCredential(Signature("rl"))).GetTableClient(name);
        Assert.Empty(table.Query<Row>());
        Assert.Equal(403, (await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new Row()))).Status);
    }

    [SkippableFact]
    public async Task A_wrong_key_is_refused()
    {
        var name = (await tables.NewTable()).Name;
        var table = new TableClient(Endpoint, name, new TableSharedKeyCredential(Settings["AccountName"], RecordedService.Key));
        Assert.Equal(403, (await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new Row()))).Status);
    }

    private string Signature(string permissions)
    {
        var expiry = DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        string[] signed = [Settings["AccountName"], permissions, "t", "sco", "", expiry, "", "https,http", "2019-02-02"];
        var hash = HMACSHA256.HashData(Convert.FromBase64String(Settings["AccountKey"]), Encoding.UTF8.GetBytes(string.Join('\n', signed) + "\n"));
        return $"sv=2019-02-02&ss=t&srt=sco&se={Uri.EscapeDataString(expiry)}&sp={permissions}&spr=https%2Chttp&sig={Uri.EscapeDataString(Convert.ToBase64String(hash))}";
    }
}
