using System.Globalization;
using Digest.Core.Feedback;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemoryFeedback(Faults? faults = null) : IFeedbackStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Edition, string Id), BounceRecord> _rows = [];
    private readonly Dictionary<string, FeedbackCounts> _counts = [];
    private readonly Dictionary<(string Issue, DateTimeOffset? Resumed, string Instance), int> _answers = [];
    private readonly Dictionary<(string Issue, DateTimeOffset? Resumed), FeedbackCounts> _lines = [];
    private int _version;

    /// <summary>How often instances asked how an issue fares.</summary>
    public int Looks { get; private set; }

    public Task<BounceRecord?> FindAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.GetValueOrDefault((edition, subscriberId)));
    }

    public Task<bool> TrySaveAsync(BounceRecord record, string? issueId, FeedbackCounts added, CancellationToken cancellationToken)
    {
        faults?.Step();
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

    public Task<SharedCounts> ReadAsync(string issueId, DateTimeOffset? resumed, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Looks++;
            var counts = _counts.GetValueOrDefault(issueId, new FeedbackCounts(0, 0));
            if (resumed is not null)
                _lines.TryAdd((issueId, resumed), counts);
            var answers = _answers.Where(told => told.Key.Issue == issueId && told.Key.Resumed == resumed).Sum(told => told.Value);
            return Task.FromResult(new SharedCounts(counts.Since(_lines.GetValueOrDefault((issueId, resumed), new FeedbackCounts(0, 0))), answers));
        }
    }

    public Task AnsweredAsync(string issueId, DateTimeOffset? resumed, string instance, int answers, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _answers[(issueId, resumed, instance)] = answers;
        }

        return Task.CompletedTask;
    }

    public Task EraseAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        lock (_gate)
            _rows.Remove((edition, subscriberId));
        return Task.CompletedTask;
    }
}
