using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

/// <summary>Who asks: shared key, shared access signature, token.</summary>
public sealed class CredentialTests
{
    private static readonly Uri Endpoint = new("https://acct.table.core.windows.net");
    private readonly RecordedService _service = new();

    private RecordedRequest Last => _service.Requests[^1];

    /// <summary>Authorize with Shared Key, REST reference: the string to sign of Shared Key Lite is the date and the canonicalized resource.</summary>
    [Theory]
    [InlineData("https://acct.table.core.windows.net", "/acct/People(PartitionKey='p%27%27q',RowKey='r%20%D8%B9')")]
    [InlineData("http://127.0.0.1:10002/acct", "/acct/acct/People(PartitionKey='p%27%27q',RowKey='r%20%D8%B9')")]
    public void A_key_signs_the_date_and_the_resource(string endpoint, string resource)
    {
        new TableClient(new Uri(endpoint), "People", new TableSharedKeyCredential(RecordedService.Account, RecordedService.Key), _service.Options).DeleteEntity("p'q", "r ع");

        var signature = HMACSHA256.HashData(Convert.FromBase64String(RecordedService.Key), Encoding.UTF8.GetBytes($"{Last.Headers["x-ms-date"]}\n{resource}"));
        Assert.Equal($"SharedKeyLite acct:{Convert.ToBase64String(signature)}", Last.Headers["Authorization"]);
    }

    [Fact]
    public void A_new_key_is_used_at_once()
    {
        var credential = new TableSharedKeyCredential("acct", RecordedService.Key);
        var table = new TableClient(Endpoint, "People", credential, _service.Options);
        table.DeleteEntity("p", "r");
        credential.SetAccountKey("bmV3");
        table.DeleteEntity("p", "r");

        var signature = HMACSHA256.HashData("new"u8, Encoding.UTF8.GetBytes($"{Last.Headers["x-ms-date"]}\n/acct/People(PartitionKey='p',RowKey='r')"));
        Assert.Equal($"SharedKeyLite acct:{Convert.ToBase64String(signature)}", Last.Headers["Authorization"]);
        Assert.Throws<FormatException>(() => new TableSharedKeyCredential("acct", "???"));
    }

    [Fact]
    public void A_signature_is_appended_to_every_address()
    {
        var service = new TableServiceClient(Endpoint, new AzureSasCredential("?sv=1&sig=q%3D"), _service.Options);
        service.DeleteTable("T");
        Assert.Equal("https://acct.table.core.windows.net/Tables('T')?sv=1&sig=q%3D", Last.Address);
        service.GetTableClient("T").DeleteEntity("p", "r");
        Assert.EndsWith("&sv=1&sig=q%3D", Last.Address, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", Last.Headers.Keys);
    }

    [Fact]
    public void A_signature_is_appended_once_however_often_a_request_is_repeated()
    {
        var attempts = 0;
        var service = new RecordedService(_ => new RecordedResponse(++attempts < 3 ? 503 : 204));
        new TableServiceClient(Endpoint, new AzureSasCredential("sig=q"), service.Options).DeleteTable("T");
        Assert.Equal(3, service.Requests.Count);
        Assert.All(service.Requests, r => Assert.EndsWith("Tables('T')?sig=q", r.Address, StringComparison.Ordinal));
    }

    [Fact]
    public void A_signature_may_come_with_the_address()
    {
        var table = new TableClient(new Uri("https://acct.table.core.windows.net/People?sv=1&sig=q%3D"), _service.Options);
        table.DeleteEntity("p", "r");
        Assert.Equal(("People", "acct"), (table.Name, table.AccountName));
        Assert.Equal("https://acct.table.core.windows.net/People", table.Uri.AbsoluteUri);
        Assert.Equal("https://acct.table.core.windows.net/People(PartitionKey='p',RowKey='r')?sv=1&sig=q%3D", Last.Path);
    }

    [Fact]
    public void A_table_s_signature_names_the_table()
    {
        var table = new TableClient(Endpoint, new AzureSasCredential("sv=1&tn=People&sig=q"), _service.Options);
        Assert.Equal("People", table.Name);
        table.DeleteEntity("p", "r");
        Assert.StartsWith("https://acct.table.core.windows.net/People(", Last.Address, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_does_not_travel_in_the_clear_but_on_this_machine()
    {
        var http = new Uri("http://acct.table.core.windows.net/People");
        var credential = new AzureSasCredential("sig=q");
        Assert.Equal("endpoint", Assert.Throws<ArgumentException>(() => new TableClient(http, credential)).ParamName);
        Assert.Equal("endpoint", Assert.Throws<ArgumentException>(() => new TableClient(new Uri(http, "?sig=q"))).ParamName);
        Assert.Equal("endpoint", Assert.Throws<ArgumentException>(() => new TableServiceClient(http, credential)).ParamName);
        Assert.Equal("endpoint", Assert.Throws<ArgumentException>(() => new TableServiceClient(new Uri(http, "?sig=q"))).ParamName);
        Assert.Equal("devstoreaccount1", new TableClient(new Uri("http://127.0.0.1:10002/devstoreaccount1/People"), credential).AccountName);
    }

    [Fact]
    public async Task A_token_is_asked_for_the_storage_service()
    {
        var tokens = new Tokens();
        await new TableServiceClient(Endpoint, tokens, _service.Options).DeleteTableAsync("T");
        Assert.Equal("Bearer token", Last.Headers["Authorization"]);
        Assert.Equal("https://storage.azure.com/.default", tokens.Scope);

        var options = _service.Options;
        options.Audience = TableAudience.AzureChina;
        new TableServiceClient(Endpoint, tokens, options).DeleteTable("T");
        Assert.Equal("https://storage.azure.cn/.default", tokens.Scope);
    }

    [Fact]
    public void A_token_is_not_sent_in_the_clear()
    {
        var tokens = new Tokens();
        var table = new TableClient(new Uri("http://127.0.0.1:10002/devstoreaccount1"), "People", tokens, _service.Options);
        Assert.Throws<InvalidOperationException>(() => table.DeleteEntity("p", "r"));
        Assert.Null(tokens.Scope);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void The_tenant_is_learned_from_the_service_when_asked_to()
    {
        const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
        var service = new RecordedService(r => r.Headers.ContainsKey("Authorization")
            ? new RecordedResponse(204)
            : new RecordedResponse(401, "", ("WWW-Authenticate", $"Bearer authorization_uri=https://login.microsoftonline.com/{Tenant}/oauth2/authorize resource_id=https://storage.azure.com")));
        var options = service.Options;
        options.EnableTenantDiscovery = true;
        var tokens = new Tokens();

        Assert.Equal(204, new TableServiceClient(Endpoint, tokens, options).DeleteTable("T").Status);

        Assert.Equal(Tenant, tokens.Tenant);
    }

    [Fact]
    public void A_client_wants_an_endpoint_a_name_and_a_credential()
    {
        var key = new TableSharedKeyCredential("acct", RecordedService.Key);
        Assert.Equal("endpoint", Assert.Throws<ArgumentNullException>(() => new TableClient(null!, "T", key)).ParamName);
        Assert.Equal("tableName", Assert.Throws<ArgumentException>(() => new TableClient(Endpoint, null!, key)).ParamName);
        Assert.Equal("credential", Assert.Throws<ArgumentNullException>(() => new TableClient(Endpoint, "T", (TableSharedKeyCredential)null!)).ParamName);
        Assert.Equal("tokenCredential", Assert.Throws<ArgumentNullException>(() => new TableClient(Endpoint, "T", (TokenCredential)null!)).ParamName);
        Assert.Equal("credential", Assert.Throws<ArgumentNullException>(() => new TableServiceClient(Endpoint, (AzureSasCredential)null!)).ParamName);
        Assert.Equal("tableName", Assert.Throws<ArgumentNullException>(() => new TableServiceClient(Endpoint, key).GetTableClient(null!)).ParamName);
    }

    private sealed class Tokens : TokenCredential
    {
        public string? Scope { get; private set; }

        public string? Tenant { get; private set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scope = requestContext.Scopes.Single();
            Tenant = requestContext.TenantId;
            return new AccessToken("token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
