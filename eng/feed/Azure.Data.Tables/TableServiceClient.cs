using System.Linq.Expressions;
using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Filters;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Service;

namespace Azure.Data.Tables;

/// <summary>The tables of a storage account.</summary>
public class TableServiceClient
{
    private const string NextTable = "x-ms-continuation-NextTableName";
    private const string NoTls = "Cannot use a SAS token without HTTPS.";
    private const string NoTlsForCredential = "Cannot use AzureSasCredential without HTTPS.";

    private readonly TableService _service;
    private readonly string _accountName;

    public TableServiceClient(Uri endpoint, AzureSasCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableClientOptions options = null)
        : this(endpoint, (HttpPipelinePolicy)null, options) => TableAddress.RequireTls(endpoint, NoTls);

    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions options = null)
        : this(endpoint, Authentication.By(credential), options) => TableAddress.RequireTls(endpoint, NoTlsForCredential);

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options)
        : this(endpoint, Authentication.By(credential), options)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions options = null)
    {
        var parsed = ConnectionString.Parse(connectionString);
        _service = new TableService(parsed.Endpoint, parsed.Credential is { } key ? Authentication.By(key) : null, options);
        _accountName = parsed.AccountName ?? TableAddress.AccountOf(parsed.Endpoint);
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(endpoint, Authentication.By(tokenCredential, options), options)
    {
    }

    protected TableServiceClient()
    {
    }

    private TableServiceClient(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _service = new TableService(endpoint, authentication, options);
        _accountName = TableAddress.AccountOf(endpoint);
    }

    public virtual string AccountName => _accountName;

    public virtual Uri Uri => TableAddress.Shown(_service.Endpoint);

    public static string CreateQueryFilter(Expression<Func<TableItem, bool>> filter) => ExpressionFilter.Of(filter);

    public static string CreateQueryFilter(FormattableString filter) => InterpolatedFilter.Of(filter);

    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return new TableClient(tableName, _service, _accountName);
    }

    public virtual AsyncPageable<TableItem> QueryAsync(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new AsyncPages<TableItem>(Ask(filter, cancellationToken), maxPerPage, cancellationToken);

    public virtual Pageable<TableItem> Query(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new SyncPages<TableItem>(Ask(filter, cancellationToken), maxPerPage, cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(CreateQueryFilter(filter), maxPerPage, cancellationToken);

    public virtual Pageable<TableItem> Query(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Query(CreateQueryFilter(filter), maxPerPage, cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(CreateQueryFilter(filter), maxPerPage, cancellationToken);

    public virtual Pageable<TableItem> Query(Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Query(CreateQueryFilter(filter), maxPerPage, cancellationToken);

    public virtual Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return _service.Create(false, tableName, cancellationToken).Now();
    }

    public virtual async Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return await _service.Create(true, tableName, cancellationToken).ConfigureAwait(false);
    }

    public virtual Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return _service.CreateIfNotExists(false, tableName, cancellationToken).Now();
    }

    public virtual async Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return await _service.CreateIfNotExists(true, tableName, cancellationToken).ConfigureAwait(false);
    }

    public virtual Response DeleteTable(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return _service.Delete(false, tableName, cancellationToken).Now();
    }

    public virtual async Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return await _service.Delete(true, tableName, cancellationToken).ConfigureAwait(false);
    }

    private AskForPage<TableItem> Ask(string filter, CancellationToken cancellationToken) => async (async, token, size) =>
    {
        var operation = TableOperation.QueryTables(filter, size, token);
        var response = await _service.Send(async, operation, r => r.Status == (int)HttpStatusCode.OK, cancellationToken).ConfigureAwait(false);
        using var json = EntityReader.Parse(response);
        List<TableItem> tables = json.RootElement.TryGetProperty("value", out var rows)
            ? [.. rows.EnumerateArray().Select(row => new TableItem(row.GetProperty("TableName").GetString()))]
            : [];
        return Page<TableItem>.FromValues(tables, response.Headers.TryGetValue(NextTable, out var next) ? next : null, response);
    };
}
