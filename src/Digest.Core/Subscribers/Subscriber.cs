namespace Digest.Core.Subscribers;

/// <summary>How a subscriber is reached.</summary>
public enum ChannelKind
{
    /// <summary>E-mail; the address is a mailbox.</summary>
    Email,

    /// <summary>A signed POST; the address is an https URL.</summary>
    Webhook,
}

/// <summary>Whether a subscriber wants issues.</summary>
public enum SubscriberStatus
{
    /// <summary>Gets every issue.</summary>
    Active,

    /// <summary>Has unsubscribed.</summary>
    Unsubscribed,

    /// <summary>Must not be written to: the address bounced or complained.</summary>
    Suppressed,
}

/// <summary>A reader of an edition.</summary>
public sealed record Subscriber
{
    /// <summary>The stable id, derived from edition, channel and normalised address: see <see cref="SubscriberId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The edition's id.</summary>
    public required string Edition { get; init; }

    /// <summary>How the reader is reached.</summary>
    public required ChannelKind Channel { get; init; }

    /// <summary>The mailbox or URL, as given.</summary>
    public required string Address { get; init; }

    /// <summary>The reader's name; empty when unknown.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether the reader wants issues.</summary>
    public SubscriberStatus Status { get; init; }

    /// <summary>The language of headings and dates in the reader's copies, <c>ar</c>, <c>en</c> or <c>fr</c>; null for the edition's.</summary>
    public string? Language { get; init; }

    /// <summary>The titles of the sections that the reader wants; empty for all of the edition.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>The signing secret of a webhook, <c>whsec_…</c> (Standard Webhooks 1.0.0); null for mail.</summary>
    public string? Secret { get; init; }
}
