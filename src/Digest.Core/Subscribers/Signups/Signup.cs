using Digest.Core.Receivers;

namespace Digest.Core.Subscribers.Signups;

/// <summary>
/// Somebody's wish to subscribe an address, whoever that is. It is kept apart from the subscriber, so that a stranger who
/// types an address changes nothing of its owner's, and forgets itself when nobody confirms it.
/// </summary>
public sealed record Signup
{
    /// <summary>The edition's id.</summary>
    public required string Edition { get; init; }

    /// <summary>What the wish is known by: see <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The mailbox that confirms: the reader's, or that of whoever looks after a receiver.</summary>
    public required string Address { get; init; }

    /// <summary>The name that was given; empty for none.</summary>
    public string Name { get; init; } = "";

    /// <summary>How issues are to come.</summary>
    public ChannelKind Channel { get; init; }

    /// <summary>The address of a receiver, which may be a secret; null for a reader of mail.</summary>
    public string? Receiver { get; init; }

    /// <summary>How messages to a webhook are to be signed; null for the usual way.</summary>
    public SigningKind? Signing { get; init; }

    /// <summary>The id of the subscriber that it becomes.</summary>
    public string ReaderId => Receiver is null ? Id : SubscriberId.For(Edition, Channel, Receiver);

    /// <summary>The language that was asked in.</summary>
    public required string Language { get; init; }

    /// <summary>The sections that were chosen; empty for all.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>What makes the link of this request unlike that of every other: 128 random bits in hex digits.</summary>
    public required string Nonce { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset Requested { get; init; }

    /// <summary>When the link stops working.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>The net address that asked.</summary>
    public string? Ip { get; init; }

    /// <summary>The browser that asked.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Where: <c>form</c> or <c>api</c>, and the site that it was called from.</summary>
    public required string Source { get; init; }

    /// <summary>The words that are agreed to: the page that confirms shows them as they stand here.</summary>
    public string? Wording { get; init; }

    /// <summary>Whether its mail is owed: until somebody records that it was sent, or given up.</summary>
    public bool Owed { get; init; } = true;

    /// <summary>When the mail was sent, or a try to send it began that is still under way; null while it is not.</summary>
    public DateTimeOffset? Sent { get; init; }

    /// <summary>How many tries to send it were begun; see <see cref="Delivery.Owed.MailProgress"/>.</summary>
    public int Tries { get; init; }

    /// <summary>When it was confirmed; null while it is not.</summary>
    public DateTimeOffset? Confirmed { get; init; }

    /// <summary>The version that storage gave this row.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// The id of a mailbox's wish: of a reader, that of the subscriber. For receivers a mailbox has one wish besides,
    /// whatever addresses are typed, so that it is not mailed for each of them.
    /// </summary>
    public static string IdOf(string edition, ChannelKind channel, string mailbox) =>
        channel is ChannelKind.Email ? SubscriberId.For(edition, channel, mailbox) : SubscriberId.For(edition, ChannelKind.Webhook, MailboxAddress.Key(mailbox));
}
