namespace Digest.Mail.Messages;

/// <summary>What is one message's own in its header.</summary>
public readonly record struct MessageFields
{
    /// <summary>The one recipient that the message shows.</summary>
    public required Mailbox To { get; init; }

    /// <summary>The id as <c>&lt;unique@domain&gt;</c>: the same whenever the same message is sent again.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Where a POST unsubscribes the recipient (RFC 8058): an absolute http or https address; null for none.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>
    /// Where a mail unsubscribes the recipient, for clients without the web: a mailto address (RFC 6068) in ASCII; null
    /// for none. It is written beside <see cref="Unsubscribe"/>, not without it.
    /// </summary>
    public string? UnsubscribeByMail { get; init; }

    /// <summary>More fields; null for none.</summary>
    public HeaderList? Headers { get; init; }
}
