using Digest.Core.Delivery.Owed;

namespace Digest.Core.Subscribers;

/// <summary>How a subscriber is reached.</summary>
public enum ChannelKind
{
    /// <summary>E-mail; the address is a mailbox.</summary>
    Email,

    /// <summary>A signed POST; the address is an https URL.</summary>
    Webhook,

    /// <summary>A Slack channel; the address is the https URL of its incoming webhook, which is a secret.</summary>
    Slack,

    /// <summary>A Teams channel; the address is the https URL of its workflow, which is a secret.</summary>
    Teams,

    /// <summary>A Discord channel; the address is the https URL of its webhook, which is a secret.</summary>
    Discord,

    /// <summary>A Telegram chat; the address is its id or <c>@name</c>, the bot's token is the deployment's.</summary>
    Telegram,

    /// <summary>A Mastodon account; the address is the https URL of its server, the secret is its access token.</summary>
    Mastodon,
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

    /// <summary>Has asked to subscribe and not confirmed it yet.</summary>
    Pending,

    /// <summary>Gets nothing until somebody mends the receiving side: a webhook that is gone or has failed for days.</summary>
    Disabled,
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

    /// <summary>The signing secret of a webhook, <c>whsec_…</c> or <c>whsk_…</c> (Standard Webhooks 1.0.0), or the access token of a Mastodon account; null for others.</summary>
    public string? Secret { get; init; }

    /// <summary>The secret before a rotation, with which is signed as well until <see cref="OldSecretUntil"/>; after several in that time all of them, separated by blanks; null for none.</summary>
    public string? OldSecret { get; init; }

    /// <summary>When the old secret ends, of several the last.</summary>
    public DateTimeOffset? OldSecretUntil { get; init; }

    /// <summary>The mailbox of whoever looks after the receiving side, which is told when it is given up; null for the edition's editor.</summary>
    public string? Contact { get; init; }

    /// <summary>Why the status is what it is, as a short code: <c>5.1.1</c>, <c>complaint</c>, <c>http 410</c>; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>When the row was added.</summary>
    public DateTimeOffset? Joined { get; init; }

    /// <summary>When the status last changed.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>How far the mail has come that tells the owner of a receiver of <see cref="Changed"/>, or of a change before it; null for none.</summary>
    public MailProgress? Notice { get; init; }

    /// <summary>The version that storage gave this row, for conditional writes; null before it was stored.</summary>
    public string? Version { get; init; }
}
