using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Digest.Core.Subscribers;

namespace Digest.Azure;

/// <summary>Subscribers: sixteen partitions per edition by the first digit of their ids, which are hashes.</summary>
internal sealed class TableSubscriberStore(StorageSetup storage) : ISubscriberStore
{
    private const int MostAtOnce = 100;
    private const int Hands = 8;

    public async Task<bool> TryAddAsync(Subscriber subscriber, CancellationToken cancellationToken) =>
        await (await TableAsync(cancellationToken)).TryAddAsync(SubscriberRow.From(subscriber), cancellationToken);

    public async Task<IReadOnlyList<Subscriber>> AddManyAsync(IReadOnlyCollection<Subscriber> subscribers, CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        var known = new ConcurrentBag<Subscriber>();
        var chunks = subscribers.GroupBy(subscriber => (subscriber.Edition, subscriber.Id[0])).SelectMany(shard => shard.Chunk(MostAtOnce));
        await Parallel.ForEachAsync(chunks, new ParallelOptions { MaxDegreeOfParallelism = Hands, CancellationToken = cancellationToken }, async (chunk, token) =>
        {
            if (await TryAddAllAsync(table, chunk, token))
                return;
            // A transaction adds all of its rows or none: one that is known spoils it for the others.
            foreach (var subscriber in chunk)
                if (!await table.TryAddAsync(SubscriberRow.From(subscriber), token) && await FindAsync(subscriber.Edition, subscriber.Id, token) is { } there)
                    known.Add(there);
        });
        return [.. known];
    }

    public async Task<Subscriber?> FindAsync(string edition, string id, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition) || !Keys.IsId(id))
            return null;
        var table = await TableAsync(cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Keys.Shard(edition, id), id, cancellationToken: cancellationToken);
        return row.HasValue ? SubscriberRow.Read(row.Value!) : null;
    }

    public async Task<Subscriber?> TryUpdateAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        var row = SubscriberRow.From(subscriber);
        var version = await (await TableAsync(cancellationToken)).TryReplaceAsync(row, subscriber.Version, cancellationToken);
        return version is null ? null : subscriber with { Version = version };
    }

    public async Task DeleteAsync(string edition, string id, CancellationToken cancellationToken)
    {
        if (Keys.IsEdition(edition) && Keys.IsId(id))
            await (await TableAsync(cancellationToken)).DeleteEntityAsync(Keys.Shard(edition, id), id, ETag.All, cancellationToken);
    }

    public async Task<bool> TryDeleteAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(subscriber.Version);
        try
        {
            await (await TableAsync(cancellationToken)).DeleteEntityAsync(Keys.Shard(subscriber.Edition, subscriber.Id), subscriber.Id, new ETag(subscriber.Version), cancellationToken);
            return true;
        }
        catch (RequestFailedException overtaken) when (overtaken.Status == 412)
        {
            return false;
        }
    }

    public IAsyncEnumerable<Subscriber> ListAsync(string edition, IdRange range, CancellationToken cancellationToken) =>
        ReadAsync(edition, range, "", cancellationToken);

    public IAsyncEnumerable<Subscriber> ActiveAsync(string edition, IdRange range, CancellationToken cancellationToken) =>
        ReadAsync(edition, range, Of(SubscriberStatus.Active), cancellationToken);

    public IAsyncEnumerable<Subscriber> PendingAsync(string edition, CancellationToken cancellationToken) =>
        ReadAsync(edition, IdRange.All, Of(SubscriberStatus.Pending), cancellationToken);

    public async Task<int> CountActiveAsync(string edition, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition))
            return 0;
        var table = await TableAsync(cancellationToken);
        return await table.QueryAsync<TableEntity>(Keys.OfShards(edition, IdRange.All) + Of(SubscriberStatus.Active), select: ["RowKey"], cancellationToken: cancellationToken).CountAsync(cancellationToken);
    }

    private static async Task<bool> TryAddAllAsync(TableClient table, Subscriber[] subscribers, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(subscribers.Select(subscriber => new TableTransactionAction(TableTransactionActionType.Add, SubscriberRow.From(subscriber))), cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException known) when (known.Status == 409)
        {
            return false;
        }
    }

    private static string Of(SubscriberStatus status) => " and " + TableClient.CreateQueryFilter($"Status eq {status.ToString()}");

    // One scan over neighbouring partitions, in the order of their keys and so of the ids.
    private async IAsyncEnumerable<Subscriber> ReadAsync(string edition, IdRange range, string condition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition))
            yield break;
        var table = await TableAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(Keys.OfShards(edition, range) + condition, cancellationToken: cancellationToken))
            yield return SubscriberRow.Read(row);
    }

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => storage.TableAsync(StorageNames.SubscribersTable, cancellationToken);
}
