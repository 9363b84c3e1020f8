using System.Text;
using Digest.Core.Delivery;
using Digest.Mail;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Options;

namespace Digest.Channels.Mail;

/// <summary>How mail goes out: the section <c>Digest:Smtp</c>.</summary>
public sealed class MailOptions : SmtpOptions
{
    /// <summary>The section of the configuration that holds them.</summary>
    public const string Section = "Digest:Smtp";

    // RFC 5321, 4.5.3.1.1: what stands before the @ has at most 64 octets.
    private const int LongestReturnPath = 64 - 1 - BounceTokens.Length;

    /// <summary>Where bounces go (the envelope sender). Default: the edition's sender.</summary>
    public string? ReturnPath { get; set; }

    /// <summary>
    /// Whether each copy has an envelope sender of its own (VERP), <c>local+token@domain</c> of <see cref="ReturnPath"/>,
    /// so that a bounce tells which copy it is about. Default: yes; no for relays that refuse it.
    /// </summary>
    public bool Verp { get; set; } = true;

    /// <summary>Where a reader's program may unsubscribe by mail, beside the link: a mailbox whose mail is handed over as that for bounces is. Default: none.</summary>
    public string? UnsubscribeAddress { get; set; }

    /// <summary>Where answers of readers go. Default: the edition's sender.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Where a reader finds help on the list (<c>List-Help</c>): an https or mailto address. Default: none.</summary>
    public string? HelpUrl { get; set; }

    /// <summary>The last field of <c>Feedback-ID</c>: 5 to 15 letters and digits, the same for good. Default: made of the sender's domain.</summary>
    public string? FeedbackSenderId { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<string> Problems()
    {
        foreach (var problem in base.Problems())
            yield return problem;
        if (!string.IsNullOrEmpty(ReturnPath) && !EmailAddress.TryParse(ReturnPath, out _))
            yield return $"{nameof(ReturnPath)} is not an e-mail address: give one that takes bounces, or none.";
        if (Verp && EmailAddress.TryParse(ReturnPath, out var returnPath) && Encoding.UTF8.GetByteCount(returnPath.LocalPart) is var length and > LongestReturnPath)
            yield return $"{nameof(ReturnPath)} has {length} octets before the @, and {nameof(Verp)} adds a token to them: give an address with at most {LongestReturnPath}, or turn {nameof(Verp)} off.";
        if (!string.IsNullOrEmpty(UnsubscribeAddress) && (!EmailAddress.TryParse(UnsubscribeAddress, out var unsubscribe) || unsubscribe.NeedsSmtpUtf8))
            yield return $"{nameof(UnsubscribeAddress)} is not an e-mail address in ASCII: give one, or none.";
        if (!string.IsNullOrEmpty(ReplyTo) && !EmailAddress.TryParse(ReplyTo, out _))
            yield return $"{nameof(ReplyTo)} is not an e-mail address: give one, or none.";
        if (!string.IsNullOrEmpty(HelpUrl) && !(Uri.TryCreate(HelpUrl, UriKind.Absolute, out var help) && help.Scheme is "https" or "mailto"))
            yield return $"{nameof(HelpUrl)} is neither an https nor a mailto address: give one, or none.";
        if (!string.IsNullOrEmpty(FeedbackSenderId) && (FeedbackSenderId.Length is < 5 or > 15 || !FeedbackSenderId.All(char.IsAsciiLetterOrDigit)))
            yield return $"{nameof(FeedbackSenderId)} is not made of 5 to 15 letters and digits.";
    }

    internal sealed class Validator : IValidateOptions<MailOptions>
    {
        public ValidateOptionsResult Validate(string? name, MailOptions options)
        {
            var problems = options.Problems().Select(problem => $"{Section}:{problem}").ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
