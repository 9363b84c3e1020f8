using System.Linq.Expressions;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Service;

namespace Azure.Data.Tables;

/// <summary>Many entities, page by page.</summary>
public partial class TableClient
{
    private const string NextPartition = "x-ms-continuation-NextPartitionKey";
    private const string NextRow = "x-ms-continuation-NextRowKey";

    public virtual AsyncPageable<T> QueryAsync<T>(Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => QueryAsync<T>(CreateQueryFilter(filter), maxPerPage, select, cancellationToken);

    public virtual Pageable<T> Query<T>(Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => Query<T>(CreateQueryFilter(filter), maxPerPage, select, cancellationToken);

    public virtual AsyncPageable<T> QueryAsync<T>(string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => new AsyncPages<T>(Ask<T>(filter, select, cancellationToken), maxPerPage, cancellationToken);

    public virtual Pageable<T> Query<T>(string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => new SyncPages<T>(Ask<T>(filter, select, cancellationToken), maxPerPage, cancellationToken);

    private AskForPage<T> Ask<T>(string filter, IEnumerable<string> select, CancellationToken cancellationToken) => async (async, token, size) =>
    {
        // The two keys of the next row travel as one token, with a space between: neither header has one.
        var next = string.IsNullOrEmpty(token) ? [] : token.Split(' ', 2);
        var operation = TableOperation.QueryEntities(Name, filter, size, select, Part(next, 0), Part(next, 1));
        var response = await _service.Send(async, operation, IsOk, cancellationToken).ConfigureAwait(false);
        return Page<T>.FromValues(EntityReader.Many<T>(response), TokenIn(response), response);
    };

    private static string Part(string[] token, int index) => token.Length > index && token[index].Length > 0 ? token[index] : null;

    private static string TokenIn(Response response)
    {
        var hasPartition = response.Headers.TryGetValue(NextPartition, out var partition);
        var hasRow = response.Headers.TryGetValue(NextRow, out var row);
        return hasPartition || hasRow ? $"{partition} {row}" : null;
    }
}
