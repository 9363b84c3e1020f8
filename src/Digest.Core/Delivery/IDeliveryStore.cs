namespace Digest.Core.Delivery;

/// <summary>The ledger: one row per (issue, subscriber), one partition per (issue, batch).</summary>
public interface IDeliveryStore
{
    /// <summary>The most rows that one write changes.</summary>
    const int RowsPerWrite = 100;

    /// <summary>Adds rows of one batch that are not there yet; those that are stay as they are.</summary>
    Task AddMissingAsync(string issueId, int batch, IReadOnlyCollection<DeliveryRow> rows, CancellationToken cancellationToken);

    /// <summary>The rows of one batch, in a stable order.</summary>
    IAsyncEnumerable<DeliveryRow> ReadAsync(string issueId, int batch, CancellationToken cancellationToken);

    /// <summary>The row of one subscriber; null when there is none.</summary>
    Task<DeliveryRow?> FindAsync(string issueId, int batch, string subscriberId, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces rows of one batch, at most <see cref="RowsPerWrite"/>, if each still has its <see cref="DeliveryRow.Version"/>:
    /// all, which are given back with their new versions, or none, which is null.
    /// </summary>
    Task<IReadOnlyList<DeliveryRow>?> TryUpdateAsync(IReadOnlyList<DeliveryRow> rows, CancellationToken cancellationToken);
}
