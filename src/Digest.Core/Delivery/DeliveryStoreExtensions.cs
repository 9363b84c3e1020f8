namespace Digest.Core.Delivery;

/// <summary>What is often asked of the ledger.</summary>
public static class DeliveryStoreExtensions
{
    /// <summary>Replaces one row if it still has its version; null when somebody else was first.</summary>
    public static async Task<DeliveryRow?> TryUpdateAsync(this IDeliveryStore store, DeliveryRow row, CancellationToken cancellationToken) =>
        (await store.TryUpdateAsync([row], cancellationToken))?[0];

    /// <summary>Replaces as many of the rows as still have their versions, all at once where nobody else was first; gives back those that were replaced.</summary>
    public static async Task<IReadOnlyList<DeliveryRow>> UpdateAsync(this IDeliveryStore store, IReadOnlyList<DeliveryRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return [];
        if (await store.TryUpdateAsync(rows, cancellationToken) is { } all)
            return all;
        var stored = new List<DeliveryRow>();
        foreach (var row in rows)
        {
            if (await store.TryUpdateAsync(row, cancellationToken) is { } one)
                stored.Add(one);
        }

        return stored;
    }

    /// <summary>All rows of an issue's ledger, batch by batch.</summary>
    public static async IAsyncEnumerable<DeliveryRow> ReadAllAsync(this IDeliveryStore store, string issueId, int batches, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            await foreach (var row in store.ReadAsync(issueId, batch, cancellationToken))
                yield return row;
        }
    }
}
