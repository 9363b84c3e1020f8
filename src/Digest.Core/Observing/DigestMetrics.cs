using System.Diagnostics.Metrics;
using Digest.Core.Subscribers;

namespace Digest.Core.Observing;

/// <summary>What is counted and measured. docs/observe.md says what each means; alerts go by these names.</summary>
public sealed class DigestMetrics
{
    /// <summary>The name of the meter, for whoever listens.</summary>
    public const string Name = "Digest";

    private const string Edition = "edition";
    private const string Channel = "channel";
    private const string Outcome = "outcome";
    private const string Queue = "queue";

    private static readonly string[] Channels = [.. Enum.GetNames<ChannelKind>().Select(name => name.ToLowerInvariant())];

    // From a mail server next door to one that thinks a message over for minutes.
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] };

    private readonly Counter<long> _articles;
    private readonly Counter<long> _stories;
    private readonly Counter<long> _planned;
    private readonly Counter<long> _copies;
    private readonly Histogram<double> _duration;
    private readonly Gauge<double> _lag;
    private readonly Gauge<long> _troubled;
    private readonly Gauge<double> _age;
    private readonly Gauge<long> _length;
    private readonly Counter<long> _poison;

    /// <summary>Makes the instruments.</summary>
    /// <param name="factory">Makes the meter; null where there is none.</param>
    public DigestMetrics(IMeterFactory? factory = null)
    {
#pragma warning disable CA2000 // The factory ends its meter; one without a factory lives as long as the process.
        var meter = factory?.Create(Name) ?? new Meter(Name);
#pragma warning restore CA2000
        _articles = meter.CreateCounter<long>("digest.articles", null, "What ingest made of uploads.");
        _stories = meter.CreateCounter<long>("digest.stories", null, "Stories in issues that were published.");
        _planned = meter.CreateCounter<long>("digest.copies.planned", null, "Rows frozen, one for each reader of an issue.");
        _copies = meter.CreateCounter<long>("digest.copies", null, "What became of copies.");
        _duration = meter.CreateHistogram("digest.copy.duration", "s", "From the claim of a copy to its answer.", null, Durations);
        _lag = meter.CreateGauge<double>("digest.issue.lag", "s", "How late the due issue is; 0 when it is finished or not yet due.");
        _troubled = meter.CreateGauge<long>("digest.issues.troubled", null, "Issues that wait for an operator.");
        _age = meter.CreateGauge<double>("digest.queue.age", "s", "The age of the oldest message.");
        _length = meter.CreateGauge<long>("digest.queue.length", null, "The approximate number of messages.");
        _poison = meter.CreateCounter<long>("digest.poison", null, "Messages that the host gave up on.");
    }

    /// <summary>Whether anybody listens to gauges, so that it is worth the reads to know their values.</summary>
    public bool HasGauges => _lag.Enabled || _troubled.Enabled || _age.Enabled || _length.Enabled;

    /// <summary>The name of a channel in tags.</summary>
    public static string NameOf(ChannelKind? channel) => channel is { } kind && (int)kind < Channels.Length ? Channels[(int)kind] : "none";

    /// <summary>An upload was looked at: <c>stored</c>, <c>unchanged</c> or <c>rejected</c>.</summary>
    public void Article(string outcome) => _articles.Add(1, new KeyValuePair<string, object?>(Outcome, outcome));

    /// <summary>An issue was published.</summary>
    public void Published(string edition, int stories) => _stories.Add(stories, new KeyValuePair<string, object?>(Edition, edition));

    /// <summary>The list of readers of an issue was frozen.</summary>
    public void Planned(string edition, int copies) => _planned.Add(copies, new KeyValuePair<string, object?>(Edition, edition));

    /// <summary>Something became of a copy: <c>sent</c>, <c>failed</c>, <c>uncertain</c>, <c>suppressed</c> or <c>deferred</c>.</summary>
    public void Copy(string edition, ChannelKind? channel, string outcome) =>
        _copies.Add(1, new(Edition, edition), new(Channel, NameOf(channel)), new(Outcome, outcome));

    /// <summary>A copy was answered so long after it was claimed.</summary>
    public void Took(ChannelKind channel, TimeSpan duration) => _duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(Channel, NameOf(channel)));

    /// <summary>How late an edition is.</summary>
    public void Late(string edition, TimeSpan lag) => _lag.Record(lag.TotalSeconds, new KeyValuePair<string, object?>(Edition, edition));

    /// <summary>How many issues of an edition wait for an operator.</summary>
    public void Troubled(string edition, int issues) => _troubled.Record(issues, new KeyValuePair<string, object?>(Edition, edition));

    /// <summary>How a queue stands.</summary>
    public void Waiting(QueueState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _age.Record(state.Age.TotalSeconds, new KeyValuePair<string, object?>(Queue, state.Queue));
        _length.Record(state.Length, new KeyValuePair<string, object?>(Queue, state.Queue));
    }

    /// <summary>The host gave up on a message of a queue.</summary>
    public void Poisoned(string queue) => _poison.Add(1, new KeyValuePair<string, object?>(Queue, queue));
}
