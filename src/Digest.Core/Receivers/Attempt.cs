using Digest.Core.Delivery;

namespace Digest.Core.Receivers;

/// <summary>One attempt to reach a webhook or a chat, as its log keeps it: nothing of what was sent or answered but the code.</summary>
public sealed record Attempt
{
    /// <summary>The edition's id.</summary>
    public required string Edition { get; init; }

    /// <summary>The subscriber's id.</summary>
    public required string SubscriberId { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was sent: an issue's id, or <c>test</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The id of the message: the same on every attempt.</summary>
    public required string MessageId { get; init; }

    /// <summary>What came of it.</summary>
    public required OutcomeKind Kind { get; init; }

    /// <summary>The code that was answered, or a short word.</summary>
    public required string Code { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Took { get; init; }
}
