using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

/// <summary>Configure Azure Storage connection strings, as far as tables go.</summary>
public sealed class ConnectionStringTests
{
    private const string Key = RecordedService.Key;

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;", "devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData($"DefaultEndpointsProtocol=https;AccountName=acct;AccountKey={Key};EndpointSuffix=core.windows.net", "acct", "https://acct.table.core.windows.net/")]
    [InlineData($"DefaultEndpointsProtocol=http;AccountName=acct;AccountKey={Key}", "acct", "http://acct.table.core.windows.net/")]
    [InlineData($"AccountName=acct;AccountKey={Key}", "acct", "https://acct.table.core.windows.net/")]
    [InlineData($"accountname = acct ; accountkey = {Key} ; EndpointSuffix = core.chinacloudapi.cn", "acct", "https://acct.table.core.chinacloudapi.cn/")]
    [InlineData($"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;", "devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("TableEndpoint=https://acct.table.core.windows.net/;SharedAccessSignature=sv=1&sig=a%2Bb", "acct", "https://acct.table.core.windows.net/")]
    [InlineData("AccountName=acct;SharedAccessSignature=?sv=1&sig=a", "acct", "https://acct.table.core.windows.net/")]
    public void It_says_where_and_who(string text, string account, string endpoint)
    {
        var service = new TableServiceClient(text);
        Assert.Equal((account, endpoint), (service.AccountName, service.Uri.AbsoluteUri));
        var table = new TableClient(text, "People");
        Assert.Equal((account, endpoint.TrimEnd('/') + "/People", "People"), (table.AccountName, table.Uri.AbsoluteUri, table.Name));
        Assert.Equal(table.Uri, service.GetTableClient("People").Uri);
    }

    [Fact]
    public void A_signature_in_it_goes_with_every_address()
    {
        var recorded = new RecordedService();
        new TableClient("TableEndpoint=https://acct.table.core.windows.net/;SharedAccessSignature=sv=1&sig=a%2Bb", "People", recorded.Options).DeleteEntity("p", "r");
        Assert.Equal("https://acct.table.core.windows.net/People(PartitionKey='p',RowKey='r')?sv=1&sig=a%2Bb", recorded.Requests[0].Path);
        Assert.DoesNotContain("Authorization", recorded.Requests[0].Headers.Keys);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=false")]
    [InlineData("AccountName=acct")]
    [InlineData($"AccountKey={Key}")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acct;EndpointSuffix=core.windows.net")]
    [InlineData("TableEndpoint=https://acct.table.core.windows.net/")]
    [InlineData("BlobEndpoint=https://acct.blob.core.windows.net/;SharedAccessSignature=sv=1")]
    [InlineData("a=b")]
    public void What_does_not_say_it_is_refused(string text)
    {
        Assert.Throws<ArgumentException>(() => new TableServiceClient(text));
        Assert.Throws<ArgumentException>(() => new TableClient(text, "People"));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData($"AccountName=a;AccountName=b;AccountKey={Key}")]
    [InlineData($"AccountName=acct;;AccountKey={Key}")]
    [InlineData("AccountName=acct;AccountKey=")]
    public void What_is_no_list_of_settings_is_refused(string text) => Assert.Throws<InvalidOperationException>(() => new TableServiceClient(text));

    [Fact]
    public void Nothing_is_no_connection_string()
    {
        Assert.Equal("connectionString", Assert.Throws<ArgumentNullException>(() => new TableServiceClient((string)null!)).ParamName);
        Assert.Equal("connectionString", Assert.Throws<ArgumentException>(() => new TableClient("", "People")).ParamName);
        Assert.Equal("tableName", Assert.Throws<ArgumentNullException>(() => new TableClient(RecordedService.ConnectionString, null!)).ParamName);
        Assert.Throws<FormatException>(() => new TableServiceClient("AccountName=acct;AccountKey=???"));
    }
}
