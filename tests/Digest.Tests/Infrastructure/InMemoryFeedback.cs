using System.Globalization;
using Digest.Core.Feedback;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemoryFeedback : IFeedbackStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Edition, string Id), BounceRecord> _rows = [];
    private readonly Dictionary<string, FeedbackCounts> _counts = [];
    private int _version;

    public Task<BounceRecord?> FindAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.GetValueOrDefault((edition, subscriberId)));
    }

    public Task<bool> TrySaveAsync(BounceRecord record, string? issueId, FeedbackCounts added, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_rows.GetValueOrDefault((record.Edition, record.SubscriberId))?.Version != record.Version)
                return Task.FromResult(false);
            _rows[(record.Edition, record.SubscriberId)] = record with { Version = (++_version).ToString(CultureInfo.InvariantCulture) };
            if (issueId is not null)
                _counts[issueId] = _counts.GetValueOrDefault(issueId, new FeedbackCounts(0, 0)).Plus(added);
            return Task.FromResult(true);
        }
    }

    public Task<FeedbackCounts> ReadAsync(string issueId, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_counts.GetValueOrDefault(issueId, new FeedbackCounts(0, 0)));
    }
}
