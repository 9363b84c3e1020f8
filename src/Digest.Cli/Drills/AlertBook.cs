using System.Diagnostics.Metrics;
using Digest.Core.Observing;

namespace Digest.Cli.Drills;

/// <summary>Hears the metrics of the app and tells which alerts would have been raised, by the thresholds of infra/modules/alerts.bicep.</summary>
internal sealed class AlertBook : IDisposable
{
    /// <summary>So many copies must fail in an hour, and more than <see cref="FailedShare"/> of them.</summary>
    public const int FewestFailed = 20;

    /// <summary>The share of an hour's copies.</summary>
    public const double FailedShare = 0.05;

    /// <summary>So late is too late.</summary>
    public const double LateSeconds = 1800;

    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, double> _gauges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _raised = new(StringComparer.Ordinal);

    /// <summary>Begins to listen.</summary>
    public AlertBook()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == DigestMetrics.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument.Name, value, tags));
        _listener.Start();
    }

    /// <summary>The alerts since it was last asked, by their names.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (_gate)
        {
            string[] raised = [.. _raised];
            _raised.Clear();
            _outcomes.Clear();
            return raised;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Hear(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var outcome = "";
        foreach (var (key, tag) in tags)
            outcome = key == "outcome" ? tag as string ?? "" : outcome;
        lock (_gate)
        {
            if (name == "digest.copies")
                _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + (long)value;
            else
                _gauges[name] = value;
            Judge(name);
        }
    }

    private void Judge(string name)
    {
        if (name == "digest.issue.lag" && _gauges[name] > LateSeconds)
            _raised.Add("IssueLate");
        if (name == "digest.issues.troubled" && _gauges[name] > 0)
            _raised.Add("IssueTroubled");
        if (name == "digest.poison" && _gauges[name] > 0)
            _raised.Add("MessagesPoisoned");
        if (_outcomes.GetValueOrDefault("uncertain") > 0)
            _raised.Add("CopiesUncertain");
        if (_outcomes.GetValueOrDefault("failed") is var failed && failed >= FewestFailed && failed > FailedShare * _outcomes.Values.Sum())
            _raised.Add("CopiesFailing");
    }
}
