using Digest.Mail;
using Digest.Mail.Smtp;
using Microsoft.Extensions.Options;

namespace Digest.Channels.Mail;

/// <summary>How mail goes out: the section <c>Digest:Smtp</c>.</summary>
public sealed class MailOptions : SmtpOptions
{
    /// <summary>The section of the configuration that holds them.</summary>
    public const string Section = "Digest:Smtp";

    /// <summary>Where bounces go (the envelope sender). Default: the edition's sender.</summary>
    public string? ReturnPath { get; set; }

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
