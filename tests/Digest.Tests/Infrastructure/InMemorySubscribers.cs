using System.Runtime.CompilerServices;
using Digest.Core.Subscribers;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemorySubscribers : ISubscriberStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Subscriber> rows = new(StringComparer.Ordinal);

    public Task<bool> TryAddAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        lock (gate)
            return Task.FromResult(rows.TryAdd(subscriber.Id, subscriber));
    }

    public Task<Subscriber?> FindAsync(string edition, string id, CancellationToken cancellationToken)
    {
        lock (gate)
            return Task.FromResult(rows.GetValueOrDefault(id));
    }

    public Task<bool> SetStatusAsync(string edition, string id, SubscriberStatus status, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!rows.TryGetValue(id, out var subscriber))
                return Task.FromResult(false);
            rows[id] = subscriber with { Status = status };
            return Task.FromResult(true);
        }
    }

    public async IAsyncEnumerable<Subscriber> ActiveAsync(string edition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        List<Subscriber> active;
        lock (gate)
            active = [.. rows.Values.Where(row => row.Edition == edition && row.Status == SubscriberStatus.Active)];
        foreach (var subscriber in active)
            yield return subscriber;
    }
}
