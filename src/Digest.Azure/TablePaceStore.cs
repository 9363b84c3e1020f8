using System.Text.Json;
using Azure.Data.Tables;
using Digest.Core.Delivery.Pacing;

namespace Digest.Azure;

/// <summary>The pace of mail: one row.</summary>
internal sealed class TablePaceStore(StorageSetup storage) : IPaceStore
{
    private const int Layout = 1;
    private const string Partition = "mail";
    private const string Row = "pace";

    public async Task<PaceState> ReadAsync(CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        if (!row.HasValue)
            return new PaceState();
        row.Value!.CheckLayout(Layout);
        var state = JsonSerializer.Deserialize(row.Value!.GetBytes("State"), Stored.Json.PaceState) ?? new PaceState();
        return state with { Version = row.Value!.ETag.ToString() };
    }

    public async Task<PaceState?> TryUpdateAsync(PaceState state, CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        var row = new TableEntity(Partition, Row) { [RowLayout.Column] = Layout };
        row.SetBytes("State", JsonSerializer.SerializeToUtf8Bytes(state with { Version = null }, Stored.Json.PaceState));
        if (state.Version is null)
            return await table.TryAddAsync(row, cancellationToken) ? await ReadAsync(cancellationToken) : null;
        return await table.TryReplaceAsync(row, state.Version, cancellationToken) is { } version ? state with { Version = version } : null;
    }

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => storage.TableAsync(StorageNames.PaceTable, cancellationToken);
}
