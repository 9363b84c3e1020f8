using Digest.Core.Subscribers;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemorySuppressions : ISuppressionStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Edition, string Id), Suppression> _rows = [];

    public Task AddAsync(Suppression suppression, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            if (!_rows.TryGetValue((suppression.Edition, suppression.SubscriberId), out var other) || Lifting.Outweighs(suppression.Reason, other.Reason))
                _rows[(suppression.Edition, suppression.SubscriberId)] = suppression;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        lock (_gate)
            _rows.Remove((edition, subscriberId));
        return Task.CompletedTask;
    }

    public Task<Suppression?> FindAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.GetValueOrDefault((edition, subscriberId)));
    }

    public async IAsyncEnumerable<Suppression> ListAsync(string edition, IdRange range, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        List<Suppression> found;
        lock (_gate)
            found = [.. _rows.Values.Where(row => row.Edition == edition && range.Contains(row.SubscriberId))];
        foreach (var suppression in found)
            yield return suppression;
    }
}
