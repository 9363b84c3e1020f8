using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Digest.Core.Delivery;

namespace Digest.Azure;

/// <summary>The ledger: one partition per (issue, batch), one row per subscriber.</summary>
internal sealed class TableDeliveryStore(StorageSetup storage) : IDeliveryStore
{
    private const int Layout = 1;
    private const int MaxDetail = 512;

    public async Task AddMissingAsync(string issueId, int batch, IReadOnlyCollection<DeliveryRow> rows, CancellationToken cancellationToken)
    {
        var partition = Keys.Batch(issueId, batch);
        if (rows.FirstOrDefault(row => row.IssueId != issueId || row.Batch != batch) is { } stray)
            throw new ArgumentException($"The row of {stray.SubscriberId} belongs to {stray.IssueId}, batch {stray.Batch}, not to {issueId}, batch {batch}.", nameof(rows));
        var table = await TableAsync(cancellationToken);
        foreach (var some in rows.DistinctBy(row => row.SubscriberId, StringComparer.Ordinal).Chunk(IDeliveryStore.RowsPerWrite))
            await AddMissingAsync(table, partition, some, cancellationToken);
    }

    public async IAsyncEnumerable<DeliveryRow> ReadAsync(string issueId, int batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition = Keys.Batch(issueId, batch);
        var table = await TableAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(OfPartition(partition), cancellationToken: cancellationToken))
            yield return Read(row, issueId, batch);
    }

    public async Task<DeliveryRow?> FindAsync(string issueId, int batch, string subscriberId, CancellationToken cancellationToken)
    {
        if (!Keys.IsId(subscriberId))
            return null;
        var row = await (await TableAsync(cancellationToken)).GetEntityIfExistsAsync<TableEntity>(Keys.Batch(issueId, batch), subscriberId, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!, issueId, batch) : null;
    }

    public async Task<IReadOnlyList<DeliveryRow>?> TryUpdateAsync(IReadOnlyList<DeliveryRow> rows, CancellationToken cancellationToken)
    {
        var entities = rows.Select(row => (From(row, Keys.Batch(row.IssueId, row.Batch)), row.Version)).ToList();
        var versions = await (await TableAsync(cancellationToken)).TryReplaceAsync(entities, cancellationToken);
        return versions is null ? null : [.. rows.Zip(versions, (row, version) => row with { Version = version })];
    }

    // A transaction adds all of its rows or none. Each conflict shows that somebody else added one of them, so that the
    // rest gets smaller every time.
    private static async Task AddMissingAsync(TableClient table, string partition, DeliveryRow[] rows, CancellationToken cancellationToken)
    {
        while (rows.Length > 0)
        {
            try
            {
                var adds = rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, From(row, partition)));
                await table.SubmitTransactionAsync(adds, cancellationToken);
                return;
            }
            catch (TableTransactionFailedException conflict) when (conflict.Status == 409)
            {
                var there = new HashSet<string>(StringComparer.Ordinal);
                await foreach (var key in table.QueryAsync<TableEntity>(OfPartition(partition), select: ["RowKey"], cancellationToken: cancellationToken))
                    there.Add(key.RowKey);
                var missing = rows.Where(row => !there.Contains(row.SubscriberId)).ToArray();
                if (missing.Length == rows.Length)
                    throw;
                rows = missing;
            }
        }
    }

    private static TableEntity From(DeliveryRow row, string partition) => new(partition, Keys.CheckedId(row.SubscriberId))
    {
        [RowLayout.Column] = Layout,
        ["Choice"] = row.Choice,
        ["Revision"] = row.Revision == 0 ? null : row.Revision,
        ["Status"] = row.Status.ToString(),
        ["Attempts"] = row.Attempts,
        ["Progress"] = Columns.Bounded(row.Progress, 128),
        ["Doubts"] = row.Doubts == 0 ? null : row.Doubts,
        ["Code"] = Columns.Bounded(row.Code, MaxDetail),
        ["Detail"] = Columns.Bounded(row.Detail, MaxDetail),
        ["Until"] = row.Until?.ToUniversalTime(),
        ["FirstTried"] = row.FirstTried?.ToUniversalTime(),
        ["Changed"] = row.Changed.ToUniversalTime(),
    };

    private static DeliveryRow Read(TableEntity row, string issueId, int batch)
    {
        row.CheckLayout(Layout);
        return new()
        {
            IssueId = issueId,
            Batch = batch,
            SubscriberId = row.RowKey,
            Choice = row.GetString("Choice"),
            Revision = row.GetInt32("Revision") ?? 0,
            Status = row.GetEnum<DeliveryStatus>("Status"),
            Attempts = row.GetInt32("Attempts") ?? 0,
            Progress = row.GetString("Progress"),
            Doubts = row.GetInt32("Doubts") ?? 0,
            Code = row.GetString("Code"),
            Detail = row.GetString("Detail"),
            Until = row.GetDateTimeOffset("Until"),
            FirstTried = row.GetDateTimeOffset("FirstTried"),
            Changed = row.GetInstant("Changed"),
            Version = row.ETag.ToString(),
        };
    }

    private static string OfPartition(string partition) => TableClient.CreateQueryFilter($"PartitionKey eq {partition}");

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => storage.TableAsync(StorageNames.DeliveriesTable, cancellationToken);
}
