using System.Runtime.CompilerServices;
using Digest.Core.Subscribers;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemorySubscribers : ISubscriberStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Subscriber> _rows = new(StringComparer.Ordinal);

    public Task<bool> TryAddAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.TryAdd(subscriber.Id, subscriber));
    }

    /// <summary>Changes what a reader chose.</summary>
    public void Replace(Subscriber subscriber)
    {
        lock (_gate)
            _rows[subscriber.Id] = subscriber;
    }

    public Task<Subscriber?> FindAsync(string edition, string id, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.GetValueOrDefault(id));
    }

    public Task<bool> SetStatusAsync(string edition, string id, SubscriberStatus status, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_rows.TryGetValue(id, out var subscriber))
                return Task.FromResult(false);
            _rows[id] = subscriber with { Status = status };
            return Task.FromResult(true);
        }
    }

    public async IAsyncEnumerable<Subscriber> ActiveAsync(string edition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        List<Subscriber> active;
        lock (_gate)
            active = [.. _rows.Values.Where(row => row.Edition == edition && row.Status == SubscriberStatus.Active)];
        foreach (var subscriber in active)
            yield return subscriber;
    }
}
