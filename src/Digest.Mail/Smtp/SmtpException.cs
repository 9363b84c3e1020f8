namespace Digest.Mail.Smtp;

/// <summary>A connection could not be made ready.</summary>
public sealed class SmtpException : Exception
{
    /// <summary>Tells where and why.</summary>
    public SmtpException(SmtpOutcome outcome, Exception? innerException = null)
        : base(outcome.Text, innerException) => Outcome = outcome;

    /// <summary>Where and why; what was to be sent was certainly not.</summary>
    public SmtpOutcome Outcome { get; }
}

/// <summary>A server that speaks something else than SMTP, or breaks its limits.</summary>
public sealed class SmtpProtocolException(string message) : Exception(message);
