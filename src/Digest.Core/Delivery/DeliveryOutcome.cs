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
    /// <summary>Nobody's that is known.</summary>
    None,

    /// <summary>The address does not exist or takes nothing: it should not be written to again.</summary>
    Recipient,

    /// <summary>The sender, its settings or the issue: the same will befall other readers, and none is to blame.</summary>
    Sender,

    /// <summary>Circumstances that pass.</summary>
    Temporary,
}

/// <summary>The answer to one attempt.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Code">The code that was answered, or a short word such as <c>timeout</c>.</param>
/// <param name="Detail">The answer in words, for an operator, without secrets.</param>
/// <param name="RetryAfter">How long the receiving side asked to wait; null when it did not say.</param>
/// <param name="Fault">Whose fault it is.</param>
public sealed record DeliveryOutcome(OutcomeKind Kind, string Code, string Detail, TimeSpan? RetryAfter = null, DeliveryFault Fault = DeliveryFault.None);
