using Digest.Core.Subscribers;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemorySuppressions(Faults? faults = null) : ISuppressionStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Edition, string Id), Suppression> _rows = [];

    public Task AddAsync(Suppression suppression, CancellationToken cancellationToken) => Task.FromResult(faults.Write(
        _gate,
        () => !_rows.TryGetValue((suppression.Edition, suppression.SubscriberId), out var other) || Lifting.Outweighs(suppression.Reason, other.Reason)
            ? _rows[(suppression.Edition, suppression.SubscriberId)] = suppression
            : other,
        cancellationToken));

    /// <summary>What happens between the next look at a suppression and what is made of it.</summary>
    public Action? Meanwhile { get; set; }

    public Task<bool> RemoveAsync(Suppression read, CancellationToken cancellationToken) => Task.FromResult(faults.Write(
        _gate,
        () =>
        {
            if (_rows.TryGetValue((read.Edition, read.SubscriberId), out var found) && found != read)
                return false;
            _rows.Remove((read.Edition, read.SubscriberId));
            return true;
        },
        cancellationToken));

    public Task<Suppression?> FindAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        Suppression? found;
        lock (_gate)
            found = _rows.GetValueOrDefault((edition, subscriberId));
        var meanwhile = Meanwhile;
        Meanwhile = null;
        meanwhile?.Invoke();
        return Task.FromResult(found);
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
