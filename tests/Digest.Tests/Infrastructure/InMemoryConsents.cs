using Digest.Core.Subscribers.Consent;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemoryConsents : IConsentStore
{
    private readonly Lock _gate = new();
    private readonly List<ConsentRecord> _rows = [];

    public Task AppendAsync(ConsentRecord record, CancellationToken cancellationToken) => AppendManyAsync([record], cancellationToken);

    public Task AppendManyAsync(IReadOnlyCollection<ConsentRecord> records, CancellationToken cancellationToken)
    {
        lock (_gate)
            _rows.AddRange(records.Where(record => !_rows.Any(row => (row.Edition, row.SubscriberId, row.At, row.Key) == (record.Edition, record.SubscriberId, record.At, record.Key))));
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<ConsentRecord> ListAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        lock (_gate)
            return _rows.Where(row => row.Edition == edition && row.SubscriberId == subscriberId).OrderBy(row => row.At).ToList().ToAsyncEnumerable();
    }

    public Task EraseAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        lock (_gate)
            _rows.RemoveAll(row => row.Edition == edition && row.SubscriberId == subscriberId);
        return Task.CompletedTask;
    }
}
