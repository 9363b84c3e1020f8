using System.Diagnostics.Metrics;
using Digest.Core.Observing;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Observing;

public sealed class MetricsTests : IMeterFactory
{
    private readonly List<Meter> _meters = [];

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options.Name, options.Version, options.Tags, scope: this);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose() => _meters.ForEach(meter => meter.Dispose());

    [Fact]
    public void The_table_of_the_docs_names_every_instrument_with_its_kind_unit_and_tags()
    {
        var told = File.ReadLines(Path.Combine(Repository.Root, "docs", "observe.md"))
            .Where(line => line.StartsWith("| `digest.", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Name: cells[1].Trim('`'), Kind: cells[2], Tags: TagsIn(cells[3])));

        Assert.Equal(told.Order(), Made().Order());
    }

    private static string TagsIn(string cell) => string.Join(' ', cell.Split(':')[0].Split(',', StringSplitOptions.TrimEntries).Order());

    private List<(string Name, string Kind, string Tags)> Made()
    {
        var made = new Dictionary<string, (string, string, string)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Scope == this)
                own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Take(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Take(instrument, tags));
        listener.Start();
        var metrics = new DigestMetrics(this);
        metrics.Article("stored");
        metrics.Published("weekly", 3);
        metrics.Planned("weekly", 3);
        metrics.Copy("weekly", ChannelKind.Email, "sent");
        metrics.Took(ChannelKind.Email, TimeSpan.FromSeconds(1));
        metrics.Late("weekly", TimeSpan.Zero);
        metrics.Troubled("weekly", 0);
        metrics.Waiting(new QueueState("plan", TimeSpan.Zero, 0));
        metrics.Poisoned("plan");
        return [.. made.Values];

        void Take(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var kind = instrument.GetType().Name.Split('`')[0].ToLowerInvariant();
            made[instrument.Name] = (instrument.Name, instrument.Unit is null ? kind : $"{kind}, {instrument.Unit}", string.Join(' ', tags.ToArray().Select(tag => tag.Key).Order()));
        }
    }
}
