using System.Diagnostics.Metrics;
using Digest.Core.Observing;

namespace Digest.Tests.Observing;

/// <summary>Hears what gauges record.</summary>
internal sealed class GaugeReadings : IMeterFactory
{
    private readonly List<Meter> _meters = [];
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, double> _read = new(StringComparer.Ordinal);

    public GaugeReadings()
    {
        _listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Scope == this)
                own.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
        Metrics = new DigestMetrics(this);
    }

    public DigestMetrics Metrics { get; }

    /// <summary>The last value of an instrument for what its tag says.</summary>
    public double this[string instrument, string tag] => _read[$"{instrument} {tag}"];

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options.Name, options.Version, options.Tags, scope: this);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.ForEach(meter => meter.Dispose());
    }

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _read[$"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"] = value;
}
