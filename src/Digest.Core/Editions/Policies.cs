namespace Digest.Core.Editions;

/// <summary>What becomes of an issue that could not go out within <see cref="Edition.MaxHoursLate"/>.</summary>
public enum MissedPolicy
{
    /// <summary>It waits until an editor approves it.</summary>
    Hold,

    /// <summary>It is left out; its articles wait for the next.</summary>
    Skip,
}

/// <summary>Whether an editor sees an issue before its readers do.</summary>
public enum ApprovalPolicy
{
    /// <summary>It goes out at once.</summary>
    None,

    /// <summary>It goes out <see cref="Edition.ApprovalHours"/> after its cut unless an editor approves it earlier, holds or drops it.</summary>
    UntilDeadline,

    /// <summary>It waits until an editor approves it.</summary>
    Required,
}

/// <summary>What readers hear of a week without articles.</summary>
public enum EmptyWeekPolicy
{
    /// <summary>Nothing; the reason is recorded.</summary>
    Silent,

    /// <summary>A line that there is no issue this week.</summary>
    Notice,
}

/// <summary>What becomes of a copy whose answer was lost, so that nobody knows whether the reader has it.</summary>
public enum UncertainPolicy
{
    /// <summary>It is not sent again: a reader may lack the issue, and none has it twice.</summary>
    NeverAgain,

    /// <summary>It is sent again under the same Message-ID or webhook-id, twice at most: a reader may get it twice, which mailboxes and receivers can tell by the id.</summary>
    SameIdAgain,
}
