using System.Net;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Service;

namespace Azure.Data.Tables;

/// <summary>Single entities.</summary>
public partial class TableClient
{
    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity => Add(true, entity, cancellationToken).AsTask();

    public virtual Response AddEntity<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity => Add(false, entity, cancellationToken).Now();

    public virtual Response<T> GetEntity<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => Get<T>(false, partitionKey, rowKey, select, cancellationToken).Now();

    public virtual Task<Response<T>> GetEntityAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => Get<T>(true, partitionKey, rowKey, select, cancellationToken).AsTask();

    public virtual NullableResponse<T> GetEntityIfExists<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => GetIfExists<T>(false, partitionKey, rowKey, select, cancellationToken).Now();

    public virtual Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => GetIfExists<T>(true, partitionKey, rowKey, select, cancellationToken).AsTask();

    public virtual Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => Put(true, entity, default, mode, cancellationToken).AsTask();

    public virtual Response UpsertEntity<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => Put(false, entity, default, mode, cancellationToken).Now();

    public virtual Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => Put(true, entity, NotDefault(ifMatch), mode, cancellationToken).AsTask();

    public virtual Response UpdateEntity<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => Put(false, entity, NotDefault(ifMatch), mode, cancellationToken).Now();

    /// <summary>An entity that is not there counts as deleted: the response then has status 404.</summary>
    public virtual Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        Delete(true, partitionKey, rowKey, ifMatch, cancellationToken).AsTask();

    /// <summary>The entity's own ETag is not looked at: <paramref name="ifMatch"/> is.</summary>
    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <inheritdoc cref="DeleteEntityAsync(string, string, ETag, CancellationToken)"/>
    public virtual Response DeleteEntity(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        Delete(false, partitionKey, rowKey, ifMatch, cancellationToken).Now();

    /// <inheritdoc cref="DeleteEntityAsync(ITableEntity, ETag, CancellationToken)"/>
    public virtual Response DeleteEntity(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntity(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    private async ValueTask<Response> Add(bool async, ITableEntity entity, CancellationToken cancellationToken)
    {
        RequireKeys(entity);
        return await _service.Send(async, TableOperation.Add(Name, entity), TableCommands.IsCreated, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Response<T>> Get<T>(bool async, string partitionKey, string rowKey, IEnumerable<string> select, CancellationToken cancellationToken)
    {
        var operation = TableOperation.Get(Name, partitionKey, rowKey, select);
        var response = await _service.Send(async, operation, IsOk, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(EntityReader.One<T>(response), response);
    }

    private async ValueTask<NullableResponse<T>> GetIfExists<T>(bool async, string partitionKey, string rowKey, IEnumerable<string> select, CancellationToken cancellationToken)
    {
        var operation = TableOperation.Get(Name, partitionKey, rowKey, select);
        var response = await _service.Send(async, operation, r => IsOk(r) || r.Status == (int)HttpStatusCode.NotFound, cancellationToken).ConfigureAwait(false);
        return IsOk(response) ? Response.FromValue(EntityReader.One<T>(response), response) : new Missing<T>(response);
    }

    private async ValueTask<Response> Put(bool async, ITableEntity entity, ETag ifMatch, TableUpdateMode mode, CancellationToken cancellationToken)
    {
        RequireKeys(entity);
        var operation = TableOperation.Put(Name, entity, ifMatch, mode);
        return await _service.Send(async, operation, r => r.Status == (int)HttpStatusCode.NoContent, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Response> Delete(bool async, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        var operation = TableOperation.Delete(Name, partitionKey, rowKey, ifMatch);
        return await _service.Send(async, operation, TableCommands.IsGone, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsOk(Response response) => response.Status == (int)HttpStatusCode.OK;

    private static void RequireKeys(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey, nameof(entity.PartitionKey));
        ArgumentNullException.ThrowIfNull(entity.RowKey, nameof(entity.RowKey));
    }

    private static ETag NotDefault(ETag ifMatch) =>
        ifMatch != default ? ifMatch : throw new ArgumentException("Value cannot be empty.", nameof(ifMatch));
}
