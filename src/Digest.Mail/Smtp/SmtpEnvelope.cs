namespace Digest.Mail.Smtp;

/// <summary>Who is told to the server, whatever the message's header shows.</summary>
/// <param name="Sender">Where bounces go; null for the empty path <c>&lt;&gt;</c>.</param>
/// <param name="Recipient">The one recipient.</param>
public sealed record SmtpEnvelope(EmailAddress? Sender, EmailAddress Recipient)
{
    internal bool NeedsSmtpUtf8 => Recipient.NeedsSmtpUtf8 || Sender is { NeedsSmtpUtf8: true };
}
