namespace Digest.Core.Feedback;

/// <summary>What the receiving side said of a copy, in the order of what it does to the reader's subscription.</summary>
public enum FeedbackKind
{
    /// <summary>Nothing that counts: delivered, delayed, an automatic answer, mail of another kind.</summary>
    Other,

    /// <summary>Refused for what the message says or who sends it. Never the reader's fault: it alerts the operator.</summary>
    SenderFault,

    /// <summary>Not accepted for now, or the mailbox is full: half a point.</summary>
    SoftBounce,

    /// <summary>Refused for good, but not because the address is wrong: a point.</summary>
    HardBounce,

    /// <summary>The address does not exist or takes no mail: suppressed at once.</summary>
    NoSuchAddress,

    /// <summary>The reader called the issue spam: suppressed at once and for good.</summary>
    Complaint,
}
