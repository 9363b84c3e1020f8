namespace Digest.Core.Feedback;

/// <summary>What a server was answering, where a reply without an enhanced code means one thing or the other.</summary>
public enum SmtpStep
{
    /// <summary>Not known, as in most reports.</summary>
    Unknown,

    /// <summary>The connection, the greeting, the login or MAIL FROM.</summary>
    Session,

    /// <summary>RCPT TO.</summary>
    Recipient,

    /// <summary>The message.</summary>
    Content,
}
