using Azure.Data.Tables;
using Digest.Core.Subscribers.Signups;

namespace Digest.Azure;

/// <summary>Counts, each in a row of its own partition, so that they do not wait for one another.</summary>
internal sealed class TableCountStore(StorageSetup storage, TimeProvider time) : ICountStore
{
    private const int Layout = 1;

    // Where more than this many count at the same moment, there are too many anyway.
    private const int Tries = 8;
    private const string Row = "count";

    public async Task<bool> TryCountAsync(string key, int most, TimeSpan span, CancellationToken cancellationToken)
    {
        var (table, partition) = (await TableAsync(cancellationToken), Keys.Hash(key));
        for (var tries = 0; tries < Tries; tries++)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, Row, cancellationToken: cancellationToken);
            if (found.HasValue)
                found.Value!.CheckLayout(Layout);
            var now = time.GetUtcNow();
            var (count, until) = found.HasValue && found.Value!.GetInstant("Until") is var end && end > now ? (found.Value!.GetInt32("Count") ?? 0, end) : (0, now + span);
            if (count >= most)
                return false;
            var row = new TableEntity(partition, Row) { [RowLayout.Column] = Layout, ["Count"] = count + 1, ["Until"] = until };
            if (found.HasValue
                ? await table.TryReplaceAsync(row, found.Value!.ETag.ToString(), cancellationToken) is not null
                : await table.TryAddAsync(row, cancellationToken))
                return true;
        }

        return false;
    }

    public async Task PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await (await TableAsync(cancellationToken)).PurgeAsync(TableClient.CreateQueryFilter($"Until lt {now.ToUniversalTime()}"), cancellationToken);

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => storage.TableAsync(StorageNames.CountsTable, cancellationToken);
}
