namespace Digest.Core.Delivery;

/// <summary>What became of one reader's copy of an issue.</summary>
public enum DeliveryStatus
{
    /// <summary>On the frozen list, not yet tried.</summary>
    Planned,

    /// <summary>Claimed by a worker that is sending it now, until <see cref="DeliveryRow.Until"/>.</summary>
    Sending,

    /// <summary>Not accepted for now; tried again at <see cref="DeliveryRow.Until"/>.</summary>
    Retry,

    /// <summary>Accepted by the receiving side. Final.</summary>
    Sent,

    /// <summary>Refused for good, or given up. Final.</summary>
    Failed,

    /// <summary>Not sent, because the reader unsubscribed or is suppressed, or chose sections of which the issue has no story. Final.</summary>
    Suppressed,

    /// <summary>Handed over, but the answer was lost, and the edition's rule does not send it again. Final.</summary>
    Uncertain,
}

/// <summary>The row of the ledger for one (issue, subscriber): invariant 3 is kept here.</summary>
public sealed record DeliveryRow
{
    /// <summary>The issue's id.</summary>
    public required string IssueId { get; init; }

    /// <summary>The partition of the issue's ledger, from 0 to <c>Issue.Batches - 1</c>; derived from the subscriber's id.</summary>
    public required int Batch { get; init; }

    /// <summary>The subscriber's id.</summary>
    public required string SubscriberId { get; init; }

    /// <summary>What the reader had chosen when the list was frozen, as the text of a <see cref="Issues.Choices.ReaderChoice"/>; null for the edition as it is.</summary>
    public string? Choice { get; init; }

    /// <summary>Which mail of the issue the row is about: 0 for the first, 1 for its first correction. What became of an earlier one is not kept.</summary>
    public int Revision { get; init; }

    /// <summary>What became of it.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>How often the answer to an attempt was lost, so that the copy may have arrived although another attempt followed.</summary>
    public int Doubts { get; init; }

    /// <summary>The last answer's code (<c>250</c>, <c>5.1.1</c>, <c>http 503</c>); null before the first.</summary>
    public string? Code { get; init; }

    /// <summary>The last answer in words, for an operator; bounded to 512 characters.</summary>
    public string? Detail { get; init; }

    /// <summary>How far a copy of several messages has come, as its channel put it: see <see cref="DeliveryOutcome.Progress"/>; null when nothing of it was accepted.</summary>
    public string? Progress { get; init; }

    /// <summary>While sending, when the claim ends; while waiting, when it is tried again.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it was first tried.</summary>
    public DateTimeOffset? FirstTried { get; init; }

    /// <summary>When the status last changed.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>The version that storage gave this row, for conditional writes; null before it was stored.</summary>
    public string? Version { get; init; }

    /// <summary>Whether nothing more happens to this row.</summary>
    public bool IsFinal => Status is DeliveryStatus.Sent or DeliveryStatus.Failed or DeliveryStatus.Suppressed or DeliveryStatus.Uncertain;
}
