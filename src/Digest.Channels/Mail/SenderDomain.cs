using System.Collections.Frozen;
using Digest.Mail;
using Digest.Mail.Dkim;

namespace Digest.Channels.Mail;

/// <summary>
/// Whether a sender's domain is its own, and the signature's and the return path's are of it: providers refuse bulk mail
/// without (DMARC). What the DNS says of them is for <c>digest doctor</c>.
/// </summary>
internal static class SenderDomain
{
    // Whose policies let nobody else send under their names.
    private static readonly FrozenSet<string> FreeMail = new[]
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.fr", "yahoo.co.uk", "ymail.com", "rocketmail.com",
        "hotmail.fr", "outlook.fr", "live.fr", "aol.com", "icloud.com", "me.com", "mac.com", "gmx.com", "gmx.net", "gmx.de", "web.de", "mail.com", "mail.ru",
        "yandex.com", "yandex.ru", "proton.me", "protonmail.com", "zoho.com", "qq.com", "163.com", "126.com", "orange.fr", "free.fr", "laposte.net",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What will have its mail refused; each names the setting.</summary>
    public static IEnumerable<string> Problems(EmailAddress sender, MailOptions options, DkimOptions? dkim)
    {
        if (FreeMail.Contains(sender.Domain))
            yield return $"SenderAddress of the edition is at {sender.Domain}, whose owner lets nobody else send under its name: take an address of a domain of your own.";
        if (dkim?.Domain is { Length: > 0 } signer && !Align(signer, sender.Domain))
            yield return $"Digest:Dkim:Domain is {signer}, and mail is sent as {sender.Domain}: sign with that domain, or one above or below it.";
        if (EmailAddress.TryParse(options.ReturnPath, out var returnPath) && !Align(returnPath.Domain, sender.Domain))
            yield return $"Digest:Smtp:ReturnPath is at {returnPath.Domain}, and mail is sent as {sender.Domain}: take an address at that domain, or at one above or below it.";
    }

    // As far as names tell, without the DNS.
    private static bool Align(string domain, string other) => IsWithin(domain, other) || IsWithin(other, domain);

    private static bool IsWithin(string domain, string other) =>
        domain.Equals(other, StringComparison.OrdinalIgnoreCase) || domain.EndsWith($".{other}", StringComparison.OrdinalIgnoreCase);
}
