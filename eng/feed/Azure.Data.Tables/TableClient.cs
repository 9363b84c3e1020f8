using System.Linq.Expressions;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Filters;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Service;

namespace Azure.Data.Tables;

/// <summary>One table of a storage account.</summary>
public partial class TableClient
{
    private const string NoTls = "Cannot a use SAS token credential without HTTPS.";

    private readonly TableService _service;
    private readonly string _accountName;

    public TableClient(Uri endpoint, TableClientOptions options = null)
        : this(endpoint, null, (HttpPipelinePolicy)null, options) => TableAddress.RequireTls(endpoint, NoTls);

    public TableClient(Uri endpoint, AzureSasCredential credential, TableClientOptions options = null)
        : this(endpoint, null, Authentication.By(credential), options, credential.Signature) => TableAddress.RequireTls(endpoint, NoTls);

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null)
        : this(endpoint, tableName, Authentication.By(credential), options)
    {
    }

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions options = null)
    {
        var parsed = ConnectionString.Parse(connectionString);
        ArgumentNullException.ThrowIfNull(tableName);
        Name = NotEmpty(tableName);
        _service = new TableService(TableAddress.ServiceOf(parsed.Endpoint, tableName), parsed.Credential is { } key ? Authentication.By(key) : null, options);
        _accountName = parsed.AccountName ?? TableAddress.AccountOf(parsed.Endpoint);
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(endpoint, tableName, Authentication.By(tokenCredential, options), options)
    {
    }

    internal TableClient(string tableName, TableService service, string accountName)
    {
        Name = tableName;
        _service = service;
        _accountName = accountName;
    }

    protected TableClient()
    {
    }

    private TableClient(Uri endpoint, string tableName, HttpPipelinePolicy authentication, TableClientOptions options, string signature = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Name = NotEmpty(string.IsNullOrEmpty(tableName) ? TableAddress.TableOf(endpoint, signature) : tableName);
        _service = new TableService(TableAddress.ServiceOf(endpoint, Name), authentication, options);
        _accountName = TableAddress.AccountOf(endpoint);
    }

    public virtual string Name { get; }

    public virtual string AccountName => _accountName;

    public virtual Uri Uri => TableAddress.Shown(_service.Endpoint, Name);

    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter) => ExpressionFilter.Of(filter);

    public static string CreateQueryFilter(FormattableString filter) => InterpolatedFilter.Of(filter);

    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) =>
        _service.Create(false, Name, cancellationToken).Now();

    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        _service.Create(true, Name, cancellationToken).AsTask();

    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) =>
        _service.CreateIfNotExists(false, Name, cancellationToken).Now();

    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        _service.CreateIfNotExists(true, Name, cancellationToken).AsTask();

    public virtual Response Delete(CancellationToken cancellationToken = default) =>
        _service.Delete(false, Name, cancellationToken).Now();

    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        _service.Delete(true, Name, cancellationToken).AsTask();

    private static string NotEmpty(string tableName) =>
        tableName.Length > 0 ? tableName : throw new ArgumentException("Value cannot be an empty string.", nameof(tableName));
}
