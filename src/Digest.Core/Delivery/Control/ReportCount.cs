using Digest.Core.Issues;

namespace Digest.Core.Delivery.Control;

/// <summary>Counts the rows of a ledger, in memory that does not grow with them.</summary>
internal sealed class ReportCount
{
    private const int MostCodes = 200;

    private readonly Dictionary<(DeliveryStatus Status, string Code), (int Count, string Example)> _codes = [];
    private DeliveryTally _tally = new();
    private DateTimeOffset? _began;
    private DateTimeOffset? _last;
    private int _sentAgain;

    public int Pending { get; private set; }

    public int Waiting { get; private set; }

    public int Sent => _tally.Sent;

    public DateTimeOffset? LatestRetry { get; private set; }

    public (DateTimeOffset Began, DateTimeOffset Last)? Span => _began is { } began && _last is { } last ? (began, last) : null;

    public void Add(DeliveryRow row)
    {
        _tally = _tally.With(row.Status);
        if (row.FirstTried is { } tried)
        {
            _began = _began is null || tried < _began ? tried : _began;
            _last = _last is null || row.Changed > _last ? row.Changed : _last;
        }

        if (row.Status == DeliveryStatus.Sent)
            _sentAgain += row.Doubts > 0 ? 1 : 0;
        if (!row.IsFinal)
            Pending++;
        if (row.Status == DeliveryStatus.Retry)
        {
            Waiting++;
            LatestRetry = LatestRetry is null || row.Until > LatestRetry ? row.Until : LatestRetry;
        }

        var key = (row.Status, row.Code ?? "");
        if (row.Status != DeliveryStatus.Sent && (row.IsFinal || row.Status == DeliveryStatus.Retry) && (_codes.ContainsKey(key) || _codes.Count < MostCodes))
            _codes[key] = _codes.TryGetValue(key, out var known) ? (known.Count + 1, known.Example) : (1, row.Detail ?? "");
    }

    public DeliveryReport Report(Issue issue, DateTimeOffset? expected) => new()
    {
        Issue = issue,
        Tally = _tally,
        Pending = Pending,
        Waiting = Waiting,
        SentAgain = _sentAgain,
        Codes = [.. _codes.Select(code => new CodeCount(code.Key.Status, code.Key.Code, code.Value.Count, code.Value.Example)).OrderByDescending(code => code.Count).ThenBy(code => code.Code, StringComparer.Ordinal)],
        Began = _began,
        Last = _last,
        Expected = issue.Paused is null ? expected : null,
    };
}
