using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>The readers of a batch as they are now: a batch is a range of ids, so that one scan finds them all.</summary>
internal sealed class BatchReaders(ISubscriberStore subscribers, ISuppressionStore? suppressions, string edition, IdRange range, TimeProvider time)
{
    // Whoever leaves while a batch is being sent is not written to any more, but for this long.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private Dictionary<string, Subscriber> _readers = [];
    private HashSet<string> _suppressed = [];
    private DateTimeOffset? _read;

    /// <summary>Reads them, unless they were read a moment ago.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_read + Fresh > now)
            return;
        var readers = subscribers.ListAsync(edition, range, cancellationToken).ToDictionaryAsync(reader => reader.Id, StringComparer.Ordinal, cancellationToken);
        if (suppressions is not null)
            _suppressed = await suppressions.ListAsync(edition, range, cancellationToken).Select(suppression => suppression.SubscriberId).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        _readers = await readers;
        _read = now;
    }

    /// <summary>The reader, whatever the status; null when there is none.</summary>
    public Subscriber? Known(string id) => _readers.GetValueOrDefault(id);

    /// <summary>The reader, and null; or null, and why nothing is sent to him.</summary>
    public (Subscriber? Reader, string? Reason) Find(string id)
    {
        if (!_readers.TryGetValue(id, out var reader))
            return (null, "deleted");
        if (reader.Status != SubscriberStatus.Active)
            return (null, reader.Status.ToString().ToLowerInvariant());
        return _suppressed.Contains(id) ? (null, "suppressed") : (reader, null);
    }
}
