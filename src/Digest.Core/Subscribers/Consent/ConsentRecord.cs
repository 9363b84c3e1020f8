namespace Digest.Core.Subscribers.Consent;

/// <summary>What a reader, or somebody for the reader, decided.</summary>
public enum ConsentKind
{
    /// <summary>The reader asked for the edition and confirmed it from the mailbox.</summary>
    Given,

    /// <summary>A list that the publisher brought along says that the reader asked for it.</summary>
    Imported,

    /// <summary>An operator added the reader, who asked by other ways.</summary>
    Added,

    /// <summary>The reader left.</summary>
    Withdrawn,

    /// <summary>An operator let the address be written to again, which had bounced or complained, because its owner asked for it.</summary>
    Lifted,

    /// <summary>The reader had everything erased: the record holds nothing that leads back to a person.</summary>
    Erased,
}

/// <summary>One decision, as it must be proved later. Written once and never changed.</summary>
public sealed record ConsentRecord
{
    /// <summary>The list: the edition's id.</summary>
    public required string Edition { get; init; }

    /// <summary>The subscriber's id.</summary>
    public required string SubscriberId { get; init; }

    /// <summary>What was decided.</summary>
    public required ConsentKind Kind { get; init; }

    /// <summary>When, in UTC: of a confirmed subscription, when it was asked for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What tells this decision from others of the same moment; writing it again writes nothing.</summary>
    public required string Key { get; init; }

    /// <summary>What the reader agreed to, or no longer does.</summary>
    public string Purpose { get; init; } = "newsletter";

    /// <summary>Where: <c>form</c>, <c>api</c>, <c>import readers.csv</c>, <c>one-click</c>, <c>operator</c>, <c>expired</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The address.</summary>
    public string? Address { get; init; }

    /// <summary>The language in which the reader was asked.</summary>
    public string? Language { get; init; }

    /// <summary>The net address that the decision came from.</summary>
    public string? Ip { get; init; }

    /// <summary>The browser that it came from, as it calls itself.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The words that the reader agreed to.</summary>
    public string? Wording { get; init; }

    /// <summary>The SHA-256 of these words in hex digits: the version of the wording.</summary>
    public string? WordingHash { get; init; }

    /// <summary>The version of the privacy notice that was in force.</summary>
    public string? PrivacyNotice { get; init; }

    /// <summary>When the mail with the link to confirm was sent.</summary>
    public DateTimeOffset? ConfirmationSent { get; init; }

    /// <summary>When the reader confirmed.</summary>
    public DateTimeOffset? Confirmed { get; init; }

    /// <summary>The net address that the confirmation came from.</summary>
    public string? ConfirmationIp { get; init; }

    /// <summary>What the link to confirm is known by; it does not open anything.</summary>
    public string? TokenId { get; init; }
}
