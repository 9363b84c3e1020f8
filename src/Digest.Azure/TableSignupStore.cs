using Azure;
using Azure.Data.Tables;
using Digest.Core.Subscribers.Signups;

namespace Digest.Azure;

/// <summary>Wishes to subscribe, laid out as subscribers are. There are few at a time, so that purging reads them all.</summary>
internal sealed class TableSignupStore(StorageSetup storage) : ISignupStore
{
    public async Task<Signup?> FindAsync(string edition, string id, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition) || !Keys.IsId(id))
            return null;
        var row = await (await TableAsync(cancellationToken)).GetEntityIfExistsAsync<TableEntity>(Keys.Shard(edition, id), id, cancellationToken: cancellationToken);
        return row.HasValue ? SignupRow.Read(row.Value!) : null;
    }

    public async Task<Signup?> TryWriteAsync(Signup signup, CancellationToken cancellationToken)
    {
        var (table, row) = (await TableAsync(cancellationToken), SignupRow.From(signup));
        if (signup.Version is not null)
            return await table.TryReplaceAsync(row, signup.Version, cancellationToken) is { } version ? signup with { Version = version } : null;
        return await table.TryAddAsync(row, cancellationToken) ? await FindAsync(signup.Edition, signup.Id, cancellationToken) : null;
    }

    public async Task DeleteAsync(string edition, string id, CancellationToken cancellationToken)
    {
        if (Keys.IsEdition(edition) && Keys.IsId(id))
            await (await TableAsync(cancellationToken)).DeleteEntityAsync(Keys.Shard(edition, id), id, ETag.All, cancellationToken);
    }

    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        await (await TableAsync(cancellationToken)).PurgeAsync(TableClient.CreateQueryFilter($"Requested lt {before.ToUniversalTime()}"), cancellationToken);

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => storage.TableAsync(StorageNames.SignupsTable, cancellationToken);
}
