using Digest.Core.Subscribers.Consent;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemoryConsents(Faults? faults = null) : IConsentStore
{
    private readonly Lock _gate = new();
    private readonly List<ConsentRecord> _rows = [];
    private readonly HashSet<(string Edition, string Id, DateTimeOffset At, string Key)> _keys = [];

    public Task AppendAsync(ConsentRecord record, CancellationToken cancellationToken) => AppendManyAsync([record], cancellationToken);

    public Task AppendManyAsync(IReadOnlyCollection<ConsentRecord> records, CancellationToken cancellationToken) => Task.FromResult(faults.Write(
        _gate,
        () =>
        {
            _rows.AddRange(records.Where(record => _keys.Add(KeyOf(record))));
            return _rows.Count;
        },
        cancellationToken));

    public IAsyncEnumerable<ConsentRecord> ListAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        lock (_gate)
            return _rows.Where(row => row.Edition == edition && row.SubscriberId == subscriberId).OrderBy(row => row.At).ToList().ToAsyncEnumerable();
    }

    public Task EraseAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        lock (_gate)
            _rows.RemoveAll(row => row.Edition == edition && row.SubscriberId == subscriberId && _keys.Remove(KeyOf(row)));
        return Task.CompletedTask;
    }

    private static (string Edition, string Id, DateTimeOffset At, string Key) KeyOf(ConsentRecord record) => (record.Edition, record.SubscriberId, record.At, record.Key);
}
