using System.Globalization;
using System.Runtime.CompilerServices;
using Digest.Core.Delivery;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemoryDeliveries(Faults? faults = null) : IDeliveryStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Issue, int Batch, string Subscriber), DeliveryRow> _rows = [];
    private int _version;

    /// <summary>Which write fails, once.</summary>
    public Func<IReadOnlyList<DeliveryRow>, bool>? Refuses { get; set; }

    public IReadOnlyCollection<DeliveryRow> Rows
    {
        get
        {
            lock (_gate)
                return [.. _rows.Values];
        }
    }

    public Task AddMissingAsync(string issueId, int batch, IReadOnlyCollection<DeliveryRow> missing, CancellationToken cancellationToken)
    {
        faults?.Step();
        lock (_gate)
        {
            foreach (var row in missing)
                _rows.TryAdd((issueId, batch, row.SubscriberId), Versioned(row));
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

    public Task<DeliveryRow?> FindAsync(string issueId, int batch, string subscriberId, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.GetValueOrDefault((issueId, batch, subscriberId)));
    }

    public Task<IReadOnlyList<DeliveryRow>?> TryUpdateAsync(IReadOnlyList<DeliveryRow> rows, CancellationToken cancellationToken)
    {
        Assert.InRange(rows.Count, 1, IDeliveryStore.RowsPerWrite);
        Assert.Single(rows.Select(row => (row.IssueId, row.Batch)).Distinct());
        faults?.Step();
        if (Refuses?.Invoke(rows) == true)
        {
            Refuses = null;
            throw new SimulatedCrash();
        }

        List<DeliveryRow>? stored = null;
        lock (_gate)
        {
            if (rows.All(row => _rows.TryGetValue((row.IssueId, row.Batch, row.SubscriberId), out var current) && current.Version == row.Version))
                stored = [.. rows.Select(row => _rows[(row.IssueId, row.Batch, row.SubscriberId)] = Versioned(row))];
        }
        faults?.Step();
        return Task.FromResult<IReadOnlyList<DeliveryRow>?>(stored);
    }

    private DeliveryRow Versioned(DeliveryRow row) => row with { Version = (++_version).ToString(CultureInfo.InvariantCulture) };
}
