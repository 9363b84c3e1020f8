using Digest.Core.Receivers;

namespace Digest.Core.Subscribers.Signups;

/// <summary>What somebody sent to subscribe: a stranger's text, not yet looked at.</summary>
public sealed record SignupRequest
{
    /// <summary>The mailbox: the reader's, or that of whoever looks after a receiver.</summary>
    public string? Email { get; init; }

    /// <summary>How issues are to come.</summary>
    public ChannelKind Channel { get; init; }

    /// <summary>The address of a webhook or of a chat's webhook; absent for mail.</summary>
    public string? Receiver { get; init; }

    /// <summary>How messages to a webhook are to be signed; absent for the usual way.</summary>
    public SigningKind? Signing { get; init; }

    /// <summary>The name; may be absent.</summary>
    public string? Name { get; init; }

    /// <summary>The language of headings and dates; the edition's when absent.</summary>
    public string? Language { get; init; }

    /// <summary>The titles of the sections; all when empty.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>The field that people do not see: who fills it is no reader.</summary>
    public string? Trap { get; init; }

    /// <summary>Where it was asked: <c>form</c>, <c>api</c>, with the site that it was called from.</summary>
    public required string Source { get; init; }

    /// <summary>The net address that asked.</summary>
    public string? Ip { get; init; }

    /// <summary>The browser that asked.</summary>
    public string? UserAgent { get; init; }
}

/// <summary>What is said to whoever asked. It is the same whether the address is known or not.</summary>
public enum SignupAnswer
{
    /// <summary>If the address is one that can subscribe, a mail is on its way.</summary>
    Accepted,

    /// <summary>That is no mail address.</summary>
    BadAddress,

    /// <summary>That is no address that a receiver can have.</summary>
    BadReceiver,

    /// <summary>The edition does not speak this language, or has no such section.</summary>
    BadChoice,

    /// <summary>Too many ask; try later.</summary>
    TooMany,
}
