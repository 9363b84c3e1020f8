namespace Digest.Core.Feedback;

/// <summary>What became of a <see cref="FeedbackEvent"/>.</summary>
public enum FeedbackVerdict
{
    /// <summary>It says nothing that counts.</summary>
    Ignored,

    /// <summary>It is about nobody who subscribes, or about a time before the reader's last consent.</summary>
    Unknown,

    /// <summary>It was counted before.</summary>
    Repeated,

    /// <summary>It was added to the reader's score.</summary>
    Counted,

    /// <summary>The reader is suppressed.</summary>
    Suppressed,

    /// <summary>The operator is told, because the fault is the sender's.</summary>
    Alerted,
}
