using Digest.Core.Delivery;
using Digest.Core.Issues.Editing;

namespace Digest.Core.Issues;

/// <summary>How far an issue has come. Each step is repeated safely; only an editor's hold goes back, and only until its list of readers is frozen.</summary>
public enum IssueState
{
    /// <summary>It is still to be cut: only what an editor changed in advance is kept.</summary>
    Draft,

    /// <summary>It is cut and waits for an editor, or for <see cref="Issue.HeldUntil"/>.</summary>
    Held,

    /// <summary>Its window and list of articles are frozen.</summary>
    Composed,

    /// <summary>Its files are written.</summary>
    Rendered,

    /// <summary>Its list of readers is frozen and its batches are queued.</summary>
    Delivering,

    /// <summary>Every reader's row has a final outcome and the rows add up to the audience.</summary>
    Finished,

    /// <summary>It has no articles, so that nothing is sent; recorded, so that the silence is explained.</summary>
    Empty,

    /// <summary>It is not sent, by an editor's will or because the next one was due; its articles go into the next.</summary>
    Dropped,
}

/// <summary>One issue of an edition: known by edition and ISO week, frozen when it is composed.</summary>
public sealed record Issue
{
    /// <summary>The edition's id.</summary>
    public required string Edition { get; init; }

    /// <summary>The ISO week of the cut on the edition's calendar: <c>2026-W48</c>.</summary>
    public required string Week { get; init; }

    /// <summary>The id in storage, links and Message-ID: <c>weekly-2026-W48</c>.</summary>
    public string Id => $"{Edition}-{Week}";

    /// <summary>The start of the window, inclusive: the cut of the issue before.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the window, exclusive.</summary>
    public required DateTimeOffset Cut { get; init; }

    /// <summary>How far it has come.</summary>
    public required IssueState State { get; init; }

    /// <summary>The ids of its articles in the order in which they came.</summary>
    public required IReadOnlyList<string> Articles { get; init; }

    /// <summary>The number of partitions of its delivery ledger; 0 until planned. Never changes once set.</summary>
    public int Batches { get; init; }

    /// <summary>Until when its list of readers is being frozen, unless whoever does so says that it takes longer; null when nobody ever did.</summary>
    public DateTimeOffset? Planning { get; init; }

    /// <summary>The number of readers on its frozen list; 0 until planned.</summary>
    public int Audience { get; init; }

    /// <summary>The number of leading batches whose rows are all final and counted in <see cref="Tally"/>.</summary>
    public int Settled { get; init; }

    /// <summary>What became of the copies in the settled batches.</summary>
    public DeliveryTally Tally { get; init; } = new();

    /// <summary>How many copies were reported as lost since all rows were last counted; 0 when <see cref="Tally"/> knows of all.</summary>
    public int Lost { get; init; }

    /// <summary>What an editor changed in it.</summary>
    public IssueEdits Edits { get; init; } = IssueEdits.None;

    /// <summary>Why it is held, dropped, empty or paused; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>When a held issue goes out by itself; null when it waits for an editor.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When an editor or the deadline let it go out although it was held; null otherwise.</summary>
    public DateTimeOffset? Approved { get; init; }

    /// <summary>When the editor was mailed the preview; null before.</summary>
    public DateTimeOffset? Previewed { get; init; }

    /// <summary>When its editor was mailed what became of it; null before.</summary>
    public DateTimeOffset? Reported { get; init; }

    /// <summary>When its editor was mailed that it should have gone out and has not; null if that never was so.</summary>
    public DateTimeOffset? ReportedLate { get; init; }

    /// <summary>When it was withdrawn after it had gone out; null otherwise. What was not sent by then is not sent any more.</summary>
    public DateTimeOffset? Recalled { get; init; }

    /// <summary>When sending was halted, by an operator or by <see cref="Delivery.StopSwitch"/>; null while it goes on.</summary>
    public DateTimeOffset? Paused { get; init; }

    /// <summary>When an operator last let it go on after a pause; null if it never was halted.</summary>
    public DateTimeOffset? Resumed { get; init; }

    /// <summary>When sending was ended by an operator; null otherwise. What was not sent by then is not sent any more.</summary>
    public DateTimeOffset? Cancelled { get; init; }

    /// <summary>When an operator began to put rows back that had failed; null once they are. Until then it is not finished.</summary>
    public DateTimeOffset? Retrying { get; init; }

    /// <summary>When its page was last corrected after it had gone out; null if it never was.</summary>
    public DateTimeOffset? Corrected { get; init; }

    /// <summary>What readers of its page are told of the recall or the correction; null before.</summary>
    public string? Amendment { get; init; }

    /// <summary>How often its mail was corrected after it had gone out; 0 if it never was.</summary>
    public int Revision { get; init; }

    /// <summary>When its state last changed, or when it was last pushed on.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>What an operator should know, for example that a batch ended in the poison queue; null when all is well.</summary>
    public string? Trouble { get; init; }

    /// <summary>The trace of its publication, as a W3C traceparent; null where nothing was traced.</summary>
    public string? Trace { get; init; }

    /// <summary>The version that storage gave this row, for conditional writes; null before it was stored.</summary>
    public string? Version { get; init; }
}
