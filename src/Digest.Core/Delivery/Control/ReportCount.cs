using Digest.Core.Issues;

namespace Digest.Core.Delivery.Control;

/// <summary>Counts the rows of a ledger, in memory that does not grow with them.</summary>
/// <param name="now">The present.</param>
/// <param name="resumed">When the issue was last let go on; null if it never was halted.</param>
internal sealed class ReportCount(DateTimeOffset now, DateTimeOffset? resumed)
{
    // How fast it goes shows in the last hour, and not across a halt.
    private readonly DateTimeOffset _lately = resumed > now.AddHours(-1) ? resumed.Value : now.AddHours(-1);

    private const int MostCodes = 200;

    private readonly Dictionary<(DeliveryStatus Status, string Code), (int Count, string Example)> _codes = [];
    private DeliveryTally _tally = new();
    private DateTimeOffset? _began;
    private DateTimeOffset? _last;
    private (int Sent, DateTimeOffset First, DateTimeOffset Last)? _recent;
    private int _sentAgain;

    public int Pending { get; private set; }

    public int Waiting { get; private set; }

    public DateTimeOffset? LatestRetry { get; private set; }

    /// <summary>How many copies a minute were accepted lately; null when that cannot be told.</summary>
    public double? PerMinute => _recent is { } recent && recent.Last > recent.First ? recent.Sent / (recent.Last - recent.First).TotalMinutes : null;

    public void Add(DeliveryRow row)
    {
        _tally = _tally.With(row.Status);
        if (row.FirstTried is { } tried)
            _began = _began is null || tried < _began ? tried : _began;
        if (row.Status == DeliveryStatus.Sent)
            CountSent(row);
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

    private void CountSent(DeliveryRow row)
    {
        _sentAgain += row.Doubts > 0 ? 1 : 0;
        _last = _last is null || row.Changed > _last ? row.Changed : _last;
        if (row.Changed < _lately)
            return;
        var (sent, first, last) = _recent ?? (0, row.Changed, row.Changed);
        _recent = (sent + 1, row.Changed < first ? row.Changed : first, row.Changed > last ? row.Changed : last);
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
