namespace Digest.Core.Delivery;

/// <summary>The ledger: one row per (issue, subscriber), one partition per (issue, batch).</summary>
public interface IDeliveryStore
{
    /// <summary>Adds rows of one batch that are not there yet; those that are stay as they are.</summary>
    Task AddMissingAsync(string issueId, int batch, IReadOnlyCollection<DeliveryRow> rows, CancellationToken cancellationToken);

    /// <summary>The rows of one batch, in a stable order.</summary>
    IAsyncEnumerable<DeliveryRow> ReadAsync(string issueId, int batch, CancellationToken cancellationToken);

    /// <summary>Replaces the row if it still has <see cref="DeliveryRow.Version"/>; null when somebody else was first, else the row with its new version.</summary>
    Task<DeliveryRow?> TryUpdateAsync(DeliveryRow row, CancellationToken cancellationToken);
}
