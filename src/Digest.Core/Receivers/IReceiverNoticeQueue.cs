using System.Text.Json.Serialization;
using Digest.Core.Messages;

namespace Digest.Core.Receivers;

/// <summary>Asks for whoever looks after a receiver to be told what became of it. Carries ids only.</summary>
/// <param name="Edition">The edition's id.</param>
/// <param name="Id">The receiver's id.</param>
/// <param name="Changed">When that came about; a notice of what has changed since is out of date.</param>
/// <param name="Version">The version of its layout; <see cref="MessageVersion"/>.</param>
public sealed record ReceiverNoticeMessage(string Edition, string Id, DateTimeOffset Changed, int Version = MessageVersion.Current)
{
    /// <summary>Since when it failed; null when it is gone for good, or gets issues.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Since { get; init; }

    /// <summary>The trace that goes on with it, as a W3C traceparent; null for none.</summary>
    [JsonPropertyName("traceparent")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; }

    /// <summary>How many tries were begun when it was queued.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Attempt { get; init; }

    /// <summary>When it is to be worked on, for whoever looks how long it waits; null for at once. The queue writes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Due { get; init; }
}

/// <summary>Hands the mails to owners of receivers to whoever is free: a batch does not wait for them.</summary>
public interface IReceiverNoticeQueue
{
    /// <summary>Queues a mail, to be sent when so long has passed.</summary>
    Task EnqueueAsync(ReceiverNoticeMessage message, TimeSpan delay, CancellationToken cancellationToken);
}
