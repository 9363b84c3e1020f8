namespace Digest.Mail;

/// <summary>An address with the name that a mail client shows for it.</summary>
/// <param name="Name">The name, in any script; empty or null for none.</param>
/// <param name="Address">The address.</param>
public sealed record Mailbox(string? Name, EmailAddress Address)
{
    /// <summary>A mailbox without a name.</summary>
    public Mailbox(EmailAddress address)
        : this(null, address)
    {
    }
}
