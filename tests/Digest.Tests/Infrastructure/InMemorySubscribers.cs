using System.Globalization;
using Digest.Core.Subscribers;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemorySubscribers(Faults? faults = null) : ISubscriberStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Subscriber> _rows = new(StringComparer.Ordinal);
    private int _version;

    public Task<bool> TryAddAsync(Subscriber subscriber, CancellationToken cancellationToken) =>
        Task.FromResult(faults.Write(_gate, () => _rows.TryAdd(subscriber.Id, Stored(subscriber)), cancellationToken));

    public async Task<IReadOnlyList<Subscriber>> AddManyAsync(IReadOnlyCollection<Subscriber> subscribers, CancellationToken cancellationToken)
    {
        var known = new List<Subscriber>();
        foreach (var subscriber in subscribers)
            if (!await TryAddAsync(subscriber, cancellationToken))
                known.Add((await FindAsync(subscriber.Edition, subscriber.Id, cancellationToken))!);
        return known;
    }

    /// <summary>Writes a row over any that is there.</summary>
    public void Replace(Subscriber subscriber)
    {
        lock (_gate)
            _rows[subscriber.Id] = Stored(subscriber);
    }

    public Task<Subscriber?> FindAsync(string edition, string id, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.GetValueOrDefault(id) is { } row && row.Edition == edition ? row : null);
    }

    public Task<Subscriber?> TryUpdateAsync(Subscriber subscriber, CancellationToken cancellationToken) => Task.FromResult(faults.Write(
        _gate,
        () => !_rows.TryGetValue(subscriber.Id, out var current) || current.Version != subscriber.Version ? null : _rows[subscriber.Id] = Stored(subscriber),
        cancellationToken));

    public Task DeleteAsync(string edition, string id, CancellationToken cancellationToken) =>
        Task.FromResult(faults.Write(_gate, () => _rows.Remove(id), cancellationToken));

    public Task<bool> TryDeleteAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.TryGetValue(subscriber.Id, out var current) && current.Version == subscriber.Version && _rows.Remove(subscriber.Id));
    }

    public IAsyncEnumerable<Subscriber> ListAsync(string edition, IdRange range, CancellationToken cancellationToken) =>
        Where(row => row.Edition == edition && range.Contains(row.Id));

    public IAsyncEnumerable<Subscriber> ActiveAsync(string edition, IdRange range, CancellationToken cancellationToken) =>
        Where(row => row.Edition == edition && range.Contains(row.Id) && row.Status == SubscriberStatus.Active);

    public IAsyncEnumerable<Subscriber> PendingAsync(string edition, CancellationToken cancellationToken) =>
        Where(row => row.Edition == edition && row.Status == SubscriberStatus.Pending);

    public async Task<int> CountActiveAsync(string edition, CancellationToken cancellationToken) =>
        await ActiveAsync(edition, IdRange.All, cancellationToken).CountAsync(cancellationToken);

    private async IAsyncEnumerable<Subscriber> Where(Func<Subscriber, bool> condition)
    {
        await Task.CompletedTask;
        List<Subscriber> found;
        lock (_gate)
            found = [.. _rows.Values.Where(condition)];
        foreach (var subscriber in found)
            yield return subscriber;
    }

    private Subscriber Stored(Subscriber subscriber) => subscriber with { Version = (++_version).ToString(CultureInfo.InvariantCulture) };
}
