using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Digest.Core.Subscribers;

namespace Digest.Azure;

/// <summary>Suppressions, laid out as subscribers are, so that one range of ids is one scan of both.</summary>
internal sealed class TableSuppressionStore(StorageSetup storage) : ISuppressionStore
{
    private const int Layout = 1;

    public async Task AddAsync(Suppression suppression, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(suppression.Edition))
            throw new ArgumentException($"'{suppression.Edition}' is not the id of an edition.", nameof(suppression));
        var row = new TableEntity(Keys.Shard(suppression.Edition, Keys.CheckedId(suppression.SubscriberId)), suppression.SubscriberId)
        {
            [RowLayout.Column] = Layout,
            ["Edition"] = suppression.Edition,
            ["Reason"] = Columns.Bounded(suppression.Reason, 128),
            ["Since"] = suppression.Since.ToUniversalTime(),
        };
        var table = await TableAsync(cancellationToken);
        for (; ; )
        {
            if (await table.TryAddAsync(row, cancellationToken))
                return;
            var found = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
            if (found.HasValue && (!Lifting.Outweighs(suppression.Reason, found.Value!.GetString("Reason")) || await table.TryReplaceAsync(row, found.Value.ETag.ToString(), cancellationToken) is not null))
                return;
        }
    }

    public async Task<bool> RemoveAsync(Suppression read, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(read.Edition) || !Keys.IsId(read.SubscriberId))
            return true;
        var table = await TableAsync(cancellationToken);
        for (; ; )
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(Keys.Shard(read.Edition, read.SubscriberId), read.SubscriberId, cancellationToken: cancellationToken);
            if (!found.HasValue)
                return true;
            if (Read(found.Value!) != read)
                return false;
            try
            {
                await table.DeleteEntityAsync(found.Value!.PartitionKey, found.Value.RowKey, found.Value.ETag, cancellationToken);
                return true;
            }
            catch (RequestFailedException replaced) when (replaced.Status == 412)
            {
                // A complaint came in this moment, or the client repeats a write whose answer was lost: the row tells.
            }
        }
    }

    public async Task<Suppression?> FindAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition) || !Keys.IsId(subscriberId))
            return null;
        var table = await TableAsync(cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Keys.Shard(edition, subscriberId), subscriberId, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    public async IAsyncEnumerable<Suppression> ListAsync(string edition, IdRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition))
            yield break;
        var table = await TableAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(Keys.OfShards(edition, range), cancellationToken: cancellationToken))
            yield return Read(row);
    }

    internal static Suppression Read(TableEntity row)
    {
        row.CheckLayout(Layout);
        return new(row.GetString("Edition"), row.RowKey, row.GetString("Reason"), row.GetInstant("Since"));
    }

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => storage.TableAsync(StorageNames.SuppressionsTable, cancellationToken);
}
