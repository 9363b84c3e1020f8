using System.Globalization;
using System.Runtime.CompilerServices;
using Digest.Core.Delivery;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemoryDeliveries(Faults? faults = null) : IDeliveryStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(string Issue, int Batch, string Subscriber), DeliveryRow> rows = [];
    private int version;

    public IReadOnlyCollection<DeliveryRow> Rows
    {
        get
        {
            lock (gate)
                return [.. rows.Values];
        }
    }

    public Task AddMissingAsync(string issueId, int batch, IReadOnlyCollection<DeliveryRow> missing, CancellationToken cancellationToken)
    {
        faults?.Step();
        lock (gate)
        {
            foreach (var row in missing)
                rows.TryAdd((issueId, batch, row.SubscriberId), Versioned(row));
        }
        faults?.Step();
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<DeliveryRow> ReadAsync(string issueId, int batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var row in Rows.Where(row => row.IssueId == issueId && row.Batch == batch))
            yield return row;
    }

    public Task<DeliveryRow?> TryUpdateAsync(DeliveryRow row, CancellationToken cancellationToken)
    {
        faults?.Step();
        DeliveryRow? stored = null;
        lock (gate)
        {
            var key = (row.IssueId, row.Batch, row.SubscriberId);
            if (rows.TryGetValue(key, out var current) && current.Version == row.Version)
                rows[key] = stored = Versioned(row);
        }
        faults?.Step();
        return Task.FromResult(stored);
    }

    private DeliveryRow Versioned(DeliveryRow row) => row with { Version = (++version).ToString(CultureInfo.InvariantCulture) };
}
