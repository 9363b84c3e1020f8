using System.Net;
using System.Net.Security;

namespace Digest.Mail.Smtp;

/// <summary>Where and how mail is submitted.</summary>
public class SmtpOptions
{
    /// <summary>The mail server's name or address.</summary>
    public string Host { get; set; } = "";

    /// <summary>The port, from 1 to 65535. Default: 587 (RFC 6409).</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection becomes private. Default: STARTTLS, without which nothing is sent.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>Whom to log in as; null or empty to send without logging in.</summary>
    public string? UserName { get; set; }

    /// <summary>The password, or the access token of XOAUTH2.</summary>
    public string? Password { get; set; }

    /// <summary>Gives an access token for XOAUTH2 whenever a connection logs in; set in code, null by default.</summary>
    public Func<CancellationToken, ValueTask<string>>? AccessToken { get; set; }

    /// <summary>How to log in. Default: automatic.</summary>
    public SmtpMechanism Mechanism { get; set; } = SmtpMechanism.Automatic;

    /// <summary>Whether the password may go without TLS to a server on this machine. Default: no.</summary>
    public bool AllowPlainTextLoginOnLoopback { get; set; }

    /// <summary>The SHA-256 of the one certificate to trust, as hex digits, whoever issued it; null or empty to trust as the system does.</summary>
    public string? CertificateSha256 { get; set; }

    /// <summary>Decides on the server's certificate in place of the system; set in code, null by default.</summary>
    public RemoteCertificateValidationCallback? CertificateValidation { get; set; }

    /// <summary>The full name of this machine in EHLO. Default: null, which sends the address literal that RFC 5321, 4.1.3 provides for.</summary>
    public string? EhloName { get; set; }

    /// <summary>For connecting, TLS, greeting and login together: 1 second to 10 minutes, default 30 seconds.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For the answer to one command, and for writing the message: 1 second to 10 minutes, default 2 minutes.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>For the answer to a whole message: 1 second to 1 hour, default 10 minutes as RFC 5321, 4.5.3.2.6 asks.</summary>
    public TimeSpan DataTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>At most so many connections at once: 1 to 100, default 4.</summary>
    public int Connections { get; set; } = 4;

    /// <summary>A connection is closed after so many messages: 1 to 100,000, default 100.</summary>
    public int MessagesPerConnection { get; set; } = 100;

    /// <summary>A connection without work is closed after this time: 1 second to 10 minutes, default 20 seconds.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether messages go by BDAT where the server offers CHUNKING (RFC 3030). Default: yes; no for a server whose BDAT is broken.</summary>
    public bool Chunking { get; set; } = true;

    /// <summary>Whether the client logs in.</summary>
    public bool LogsIn => !string.IsNullOrEmpty(UserName);

    /// <summary>Whether the password may go without TLS to a server at this address: to this machine's own alone, and only where it is so wished.</summary>
    public bool AllowsPlainTextLoginTo(IPAddress address) => AllowPlainTextLoginOnLoopback && IPAddress.IsLoopback(address);

    /// <summary>What is wrong with the settings, each by the setting's name and with the remedy; empty when all is well.</summary>
    public virtual IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Host) || Host.Any(c => char.IsControl(c) || c == ' '))
            yield return $"{nameof(Host)} is missing or holds blanks: give the mail server's name.";
        if (Port is < 1 or > 65535)
            yield return $"{nameof(Port)} is {Port}: give a port from 1 to 65535.";
        if (!Enum.IsDefined(Security))
            yield return $"{nameof(Security)} is unknown: give {string.Join(", ", Enum.GetNames<SmtpSecurity>())}.";
        if (!Enum.IsDefined(Mechanism))
            yield return $"{nameof(Mechanism)} is unknown: give {string.Join(", ", Enum.GetNames<SmtpMechanism>())}.";
        if (LogsIn && string.IsNullOrEmpty(Password) && AccessToken is null)
            yield return $"{nameof(Password)} is missing although {nameof(UserName)} is set: give both or neither.";
        if (!LogsIn && (!string.IsNullOrEmpty(Password) || AccessToken is not null))
            yield return $"{nameof(UserName)} is missing although {nameof(Password)} is set: give both or neither.";
        if (LogsIn && Security == SmtpSecurity.None && !AllowPlainTextLoginOnLoopback)
            yield return $"{nameof(Security)} is None although {nameof(UserName)} is set: a password needs TLS, or {nameof(AllowPlainTextLoginOnLoopback)} for a server on this machine.";
        if (AccessToken is not null && Mechanism is SmtpMechanism.Plain or SmtpMechanism.Login)
            yield return $"{nameof(Mechanism)} is {Mechanism}, which takes no {nameof(AccessToken)}: give XOAuth2.";
        if (CertificateSha256 is { Length: > 0 } && (CertificateSha256.Length != 64 || !CertificateSha256.All(char.IsAsciiHexDigit)))
            yield return $"{nameof(CertificateSha256)} is not a SHA-256: give 64 hex digits.";
        if (EhloName is not null && !EmailAddress.IsDomain(EhloName) && !IsAddressLiteral(EhloName))
            yield return $"{nameof(EhloName)} is not a name: give this machine's full domain name, or an address in brackets.";
        foreach (var (name, value, most) in new[]
        {
            (nameof(ConnectTimeout), ConnectTimeout, TimeSpan.FromMinutes(10)),
            (nameof(CommandTimeout), CommandTimeout, TimeSpan.FromMinutes(10)),
            (nameof(DataTimeout), DataTimeout, TimeSpan.FromHours(1)),
            (nameof(IdleTimeout), IdleTimeout, TimeSpan.FromMinutes(10)),
        })
        {
            if (value < TimeSpan.FromSeconds(1) || value > most)
                yield return $"{name} is {value}: give 00:00:01 to {most}.";
        }

        if (Connections is < 1 or > 100)
            yield return $"{nameof(Connections)} is {Connections}: give 1 to 100.";
        if (MessagesPerConnection is < 1 or > 100_000)
            yield return $"{nameof(MessagesPerConnection)} is {MessagesPerConnection}: give 1 to 100000.";
    }

    /// <summary>Server and port; never a secret.</summary>
    public sealed override string ToString() => $"{Host}:{Port} ({Security}{(LogsIn ? ", logs in" : "")})";

    private static bool IsAddressLiteral(string text) =>
        text is ['[', .., ']']
        && IPAddress.TryParse(text.StartsWith("[IPv6:", StringComparison.OrdinalIgnoreCase) ? text[6..^1] : text[1..^1], out _);
}
