using System.Globalization;

namespace Digest.Mail.Smtp;

/// <summary>What became of a message.</summary>
public enum SmtpOutcomeKind
{
    /// <summary>The server has taken it over.</summary>
    Accepted,

    /// <summary>Refused for good: another try with the same message and recipient fails as well.</summary>
    Refused,

    /// <summary>Certainly not accepted; another try may succeed.</summary>
    Deferred,

    /// <summary>Handed over to the end, but the answer was lost: it may have been accepted.</summary>
    Uncertain,
}

/// <summary>How far a message came, in the order of the dialogue.</summary>
public enum SmtpStage
{
    /// <summary>The message itself, before any server saw it.</summary>
    Message,

    /// <summary>The way to the server and its greeting.</summary>
    Connect,

    /// <summary>STARTTLS, the handshake, the certificate.</summary>
    Tls,

    /// <summary>Logging in.</summary>
    Authentication,

    /// <summary>The sender's address (MAIL FROM).</summary>
    Sender,

    /// <summary>The recipient's address (RCPT TO).</summary>
    Recipient,

    /// <summary>The request to send the message (DATA; BDAT needs none).</summary>
    Data,

    /// <summary>The message on its way, without its end.</summary>
    Content,

    /// <summary>The message handed over, end included.</summary>
    EndOfData,
}

/// <summary>Whose fault a failure is.</summary>
public enum SmtpFault
{
    /// <summary>There was none, or it is not known whose.</summary>
    None,

    /// <summary>The recipient's address does not exist or takes no mail: it should not be written to again.</summary>
    Recipient,

    /// <summary>The sender, its settings or the message: the same will befall other recipients; none is to blame.</summary>
    Sender,

    /// <summary>Circumstances that pass.</summary>
    Temporary,
}

/// <summary>What became of a message, where and why.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Stage">How far it came.</param>
/// <param name="Reason">The enhanced code (RFC 3463) of the answer, else its code, else a word: <c>connect</c>, <c>timeout</c>, <c>lost</c>, <c>protocol</c>, <c>tls</c>, <c>auth</c>, <c>smtputf8</c>.</param>
/// <param name="Text">The answer, or what happened, in words; without control characters and secrets, at most 512 characters.</param>
/// <param name="Fault">Whose fault it is.</param>
public sealed record SmtpOutcome(SmtpOutcomeKind Kind, SmtpStage Stage, string Reason, string Text, SmtpFault Fault)
{
    /// <summary>The code of the answer (RFC 5321, 4.2); null when there was none.</summary>
    public int? Code { get; init; }

    /// <summary>The enhanced code of the answer (RFC 3463); null when there was none.</summary>
    public string? EnhancedCode { get; init; }

    /// <summary>How long the server asked to wait, where its answer says so in words; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether a connection turned out to be closed as the message was to begin: another may serve it at once.</summary>
    internal bool IsClosedBefore => this is { Kind: SmtpOutcomeKind.Deferred, Stage: SmtpStage.Sender } && Reason != SmtpLoss.Timeout;

    internal static SmtpOutcome Of(SmtpReply reply, SmtpStage stage)
    {
        var (kind, fault) = SmtpVerdict.Of(reply, stage);
        return new SmtpOutcome(kind, stage, reply.TellingCode ?? reply.Code.ToString(CultureInfo.InvariantCulture), reply.Text, fault)
        {
            Code = reply.Code,
            EnhancedCode = reply.EnhancedCode,
            RetryAfter = kind == SmtpOutcomeKind.Deferred ? SmtpWait.In(reply.Text) : null,
        };
    }

    internal static SmtpOutcome Deferred(SmtpStage stage, string reason, string text, SmtpFault fault = SmtpFault.Temporary) =>
        new(SmtpOutcomeKind.Deferred, stage, reason, text, fault);

    internal static SmtpOutcome Unsendable(string reason, string text) =>
        new(SmtpOutcomeKind.Refused, SmtpStage.Message, reason, text, SmtpFault.Sender) { EnhancedCode = reason };
}
