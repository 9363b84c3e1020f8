using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Digest.Core.Subscribers;

namespace Digest.Azure;

/// <summary>Subscribers: sixteen partitions per edition by the first digit of their ids, which are hashes.</summary>
internal sealed class TableSubscriberStore(StorageSetup storage) : ISubscriberStore
{
    public async Task<bool> TryAddAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(subscriber.Edition))
            throw new ArgumentException($"'{subscriber.Edition}' is not the id of an edition.", nameof(subscriber));
        var row = new TableEntity(Keys.Shard(subscriber.Edition, Keys.CheckedId(subscriber.Id)), subscriber.Id)
        {
            ["Edition"] = subscriber.Edition,
            ["Channel"] = subscriber.Channel.ToString(),
            ["Address"] = subscriber.Address,
            ["Name"] = Columns.Bounded(subscriber.Name, 512),
            ["Status"] = subscriber.Status.ToString(),
            ["Language"] = Columns.Bounded(subscriber.Language, 35),
            ["Sections"] = subscriber.Sections.Count == 0 ? null : Columns.List(subscriber.Sections),
            ["Secret"] = subscriber.Secret,
        };
        return await (await TableAsync(cancellationToken)).TryAddAsync(row, cancellationToken);
    }

    public async Task<Subscriber?> FindAsync(string edition, string id, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition) || !Keys.IsId(id))
            return null;
        var table = await TableAsync(cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Keys.Shard(edition, id), id, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    public async Task<bool> SetStatusAsync(string edition, string id, SubscriberStatus status, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition) || !Keys.IsId(id))
            return false;
        var table = await TableAsync(cancellationToken);
        try
        {
            var change = new TableEntity(Keys.Shard(edition, id), id) { ["Status"] = status.ToString() };
            await table.UpdateEntityAsync(change, ETag.All, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }

    public async IAsyncEnumerable<Subscriber> ActiveAsync(string edition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition))
            yield break;
        var table = await TableAsync(cancellationToken);
        // One scan over the sixteen neighbouring partitions, in the order of their keys and so of the ids.
        var active = TableClient.CreateQueryFilter($"PartitionKey ge {edition + "|0"} and PartitionKey le {edition + "|f"} and Status eq {nameof(SubscriberStatus.Active)}");
        await foreach (var row in table.QueryAsync<TableEntity>(active, cancellationToken: cancellationToken))
            yield return Read(row);
    }

    private static Subscriber Read(TableEntity row) => new()
    {
        Id = row.RowKey,
        Edition = row.GetString("Edition"),
        Channel = row.GetEnum<ChannelKind>("Channel"),
        Address = row.GetString("Address"),
        Name = row.GetString("Name") ?? "",
        Status = row.GetEnum<SubscriberStatus>("Status"),
        Language = row.GetString("Language"),
        Sections = Columns.List(row.GetString("Sections")),
        Secret = row.GetString("Secret"),
    };

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => storage.TableAsync(StorageNames.SubscribersTable, cancellationToken);
}
