namespace Digest.Core.Delivery;

/// <summary>What the receiving side made of one copy.</summary>
public enum OutcomeKind
{
    /// <summary>Accepted.</summary>
    Sent,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>Certainly not accepted this time; another try may succeed.</summary>
    Deferred,

    /// <summary>Handed over, but the answer was lost: it may have been accepted.</summary>
    Uncertain,
}

/// <summary>Whose fault it is that a copy was not accepted.</summary>
public enum DeliveryFault
{
    /// <summary>Nobody's, or it is not known.</summary>
    None,

    /// <summary>The reader's address does not take mail: it must not be written to again.</summary>
    Recipient,

    /// <summary>The sender's or the content's: an operator must know, and no reader is to blame.</summary>
    Sender,

    /// <summary>Something that passes.</summary>
    Temporary,
}

/// <summary>The answer to one attempt.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Code">The code that was answered, or a short word such as <c>timeout</c>.</param>
/// <param name="Detail">The answer in words, for an operator, without secrets.</param>
/// <param name="RetryAfter">How long the receiving side asked to wait; null when it did not say.</param>
/// <param name="Fault">Whose fault it is.</param>
public sealed record DeliveryOutcome(OutcomeKind Kind, string Code, string Detail, TimeSpan? RetryAfter = null, DeliveryFault Fault = DeliveryFault.None)
{
    /// <summary>Whether the receiving side says that it is sent too much: copies of the same domain go slower then.</summary>
    public bool IsTooMuch { get; init; }

    /// <summary>Whether it was said before a reader was named: then the wait that is asked for holds for all mail, else for this copy alone.</summary>
    public bool IsForAll { get; init; }

    /// <summary>
    /// How far a copy of several messages has come, in the channel's own words of at most 128 characters and without
    /// secrets; null when nothing of it was accepted. The ledger keeps it, and hands it to the next attempt.
    /// </summary>
    public string? Progress { get; init; }
}
