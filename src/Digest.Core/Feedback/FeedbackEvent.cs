namespace Digest.Core.Feedback;

/// <summary>What one source reports of one copy. Who the reader is, it says by the copy's token, or by an address.</summary>
public sealed record FeedbackEvent
{
    /// <summary>What the receiving side said.</summary>
    public required FeedbackKind Kind { get; init; }

    /// <summary>Who reports: <c>smtp</c>, <c>dsn</c>, <c>arf</c>, <c>acs</c>, <c>ses</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The source's id of this report: the same when it is reported again.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Whether it is certain that the report is about a copy of ours: it has a token that nobody can forge, or its source
    /// proved itself. Anyone can write a mail that says that an address does not exist.
    /// </summary>
    public required bool IsProven { get; init; }

    /// <summary>The edition's id; null when only the address is known.</summary>
    public string? Edition { get; init; }

    /// <summary>The subscriber's id; null when only the address is known.</summary>
    public string? SubscriberId { get; init; }

    /// <summary>The issue's id; null when not known.</summary>
    public string? IssueId { get; init; }

    /// <summary>The reader's addresses, the likeliest first.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The address in From of the copy; null when not known.</summary>
    public string? Sender { get; init; }

    /// <summary>The copy's Message-ID; null when not known.</summary>
    public string? MessageId { get; init; }

    /// <summary>The code: <c>5.1.1</c>, <c>550</c>, or the source's own word.</summary>
    public string Code { get; init; } = "";

    /// <summary>The answer in words.</summary>
    public string Detail { get; init; } = "";

    /// <summary>
    /// Whether the copy certainly did not arrive after it had been accepted. SES reports as soft also what a mailbox
    /// answers by itself, and SMTP answers are in the ledger already.
    /// </summary>
    public bool IsLost => IsProven && Source != "smtp" && Kind switch
    {
        FeedbackKind.SenderFault or FeedbackKind.HardBounce or FeedbackKind.NoSuchAddress => true,
        FeedbackKind.SoftBounce => Source != "ses",
        _ => false,
    };

    /// <summary>When it happened, if the source proved itself and says so.</summary>
    public DateTimeOffset? At { get; init; }
}
