using System.Diagnostics;
using Digest.Core.Observing;
using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>
/// Counts the copies of a run and traces some: those of a share of the readers, and those that failed. Spans are made once
/// a copy is recorded, when it is known which they are, so that the others cost nothing and no span lacks its parent.
/// </summary>
internal sealed class CopyReport(DigestMetrics? metrics, Activity? batch, double ratio, string edition, TimeProvider time)
{
    /// <summary>Whether anybody listens.</summary>
    public bool IsHeard => metrics is not null || IsTraced;

    private bool IsTraced => batch is { IsAllDataRequested: true };

    /// <summary>An attempt was made, and its answer is recorded.</summary>
    public void Answered(in CopyAnswer answer)
    {
        var row = answer.Row;
        if (answer.Outcome is null)
            return;
        var outcome = NameOf(row.Status);
        metrics?.Copy(edition, answer.Reader.Channel, outcome);
        metrics?.Took(answer.Reader.Channel, row.Changed - answer.Claimed);
        if (!IsTraced || !IsShown(row))
            return;
        using var copy = Start("copy", batch!.Context, answer.Claimed);
        if (copy is null)
            return;
        Describe(copy, row, answer.Reader.Channel, outcome);
        var recorded = time.GetUtcNow();
        Add("claim", copy, answer.Claimed, answer.Begun);
        Add("hand over", copy, answer.Begun, row.Changed);
        Add("record answer", copy, row.Changed, recorded);
        copy.SetEndTime(recorded.UtcDateTime);
    }

    /// <summary>A row was settled without an attempt.</summary>
    public void Settled(DeliveryRow row, ChannelKind? channel)
    {
        var outcome = NameOf(row.Status);
        metrics?.Copy(edition, channel, outcome);
        if (!IsTraced || !IsShown(row))
            return;
        using var copy = Start("copy", batch!.Context, row.Changed);
        if (copy is null)
            return;
        Describe(copy, row, channel, outcome);
        copy.SetEndTime(row.Changed.UtcDateTime);
    }

    private bool IsShown(DeliveryRow row) => row.Status is DeliveryStatus.Failed or DeliveryStatus.Uncertain || IsSampled(row);

    // By issue and reader, so that all attempts of a copy are shown or none; FNV-1a, whose upper bits are even enough.
    private bool IsSampled(DeliveryRow row)
    {
        if (ratio is <= 0 or >= 1)
            return ratio >= 1;
        var hash = 14695981039346656037UL;
        foreach (var letter in row.IssueId)
            hash = (hash ^ letter) * 1099511628211UL;
        foreach (var letter in row.SubscriberId)
            hash = (hash ^ letter) * 1099511628211UL;
        return (hash >> 11) * (1.0 / (1UL << 53)) < ratio;
    }

    private static void Describe(Activity copy, DeliveryRow row, ChannelKind? channel, string outcome)
    {
        copy.SetTag(Tags.Issue, row.IssueId)
            .SetTag(Tags.Subscriber, row.SubscriberId)
            .SetTag(Tags.Channel, DigestMetrics.NameOf(channel))
            .SetTag(Tags.Attempt, row.Attempts)
            .SetTag(Tags.Outcome, outcome)
            .SetTag(Tags.Code, row.Code);
        if (row.Status is DeliveryStatus.Failed or DeliveryStatus.Uncertain)
            copy.SetStatus(ActivityStatusCode.Error, row.Code);
    }

    private static void Add(string name, Activity copy, DateTimeOffset start, DateTimeOffset end)
    {
        using var part = Start(name, copy.Context, start);
        part?.SetEndTime(end.UtcDateTime);
    }

    private static Activity? Start(string name, ActivityContext parent, DateTimeOffset start) =>
        Tracing.Source.StartActivity(name, ActivityKind.Internal, parent, startTime: start);

    private static string NameOf(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Sent => "sent",
        DeliveryStatus.Failed => "failed",
        DeliveryStatus.Uncertain => "uncertain",
        DeliveryStatus.Suppressed => "suppressed",
        _ => "deferred",
    };
}
