namespace Digest.Mail.Smtp;

/// <summary>How a connection becomes private.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS after STARTTLS (RFC 3207), usually on port 587. A server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314, 3.3), usually on port 465.</summary>
    ImplicitTls,

    /// <summary>No TLS: for a relay on the same machine or in the same private network.</summary>
    None,
}

/// <summary>How a client proves who it is (RFC 4954).</summary>
public enum SmtpMechanism
{
    /// <summary>XOAUTH2 when there is a source of access tokens; else the first of PLAIN and LOGIN that the server offers.</summary>
    Automatic,

    /// <summary>PLAIN (RFC 4616).</summary>
    Plain,

    /// <summary>LOGIN, which some servers offer alone.</summary>
    Login,

    /// <summary>XOAUTH2, an OAuth 2.0 access token: the password, or what <see cref="SmtpOptions.AccessToken"/> gives.</summary>
    XOAuth2,
}
