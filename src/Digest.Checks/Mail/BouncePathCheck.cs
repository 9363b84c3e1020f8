using System.Runtime.CompilerServices;
using Digest.Channels.Mail;
using Digest.Core.Feedback;

namespace Digest.Checks.Mail;

/// <summary>Whether a bounce that comes back says whose copy it is about, and reaches the app.</summary>
internal sealed class BouncePathCheck(MailOptions mail, FeedbackOptions feedback, bool isLocal) : ICheck
{
    private const string Azure = "smtp.azurecomm.net";

    public string Group => "mail";

    public async IAsyncEnumerable<CheckResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (string.IsNullOrWhiteSpace(mail.Host) && isLocal)
            yield return Is(CheckState.Skipped, "No relay is set.", null);
        else if (string.Equals(mail.Host, Azure, StringComparison.OrdinalIgnoreCase))
            yield return string.IsNullOrEmpty(feedback.Key)
                ? Is(CheckState.Warning, "Azure Communication Services takes the bounces, and nobody may report them here.", "Set Digest__Feedback__Key and subscribe to the events as docs/feedback.md tells.")
                : Is(CheckState.Ok, "Azure Communication Services reports bounces as events.", null);
        else if (feedback.TopicArns.Count > 0)
            yield return Is(CheckState.Ok, "Amazon SES reports bounces by SNS.", null);
        else if (string.IsNullOrEmpty(mail.ReturnPath))
            yield return Is(CheckState.Warning, "Every copy has the sender as its return path: a bounce goes to that mailbox and does not say whose copy it is about.", "Set Digest__Smtp__ReturnPath to a mailbox that takes addresses with +, and hand its mail over as docs/feedback.md tells.");
        else if (string.IsNullOrEmpty(feedback.Key))
            yield return Is(CheckState.Warning, $"Bounces go to {mail.ReturnPath}, and nobody may hand them over.", "Set Digest__Feedback__Key and hand them over as docs/feedback.md tells.");
        else if (!mail.Verp)
            yield return Is(CheckState.Warning, $"Bounces go to {mail.ReturnPath} and do not say whose copy they are about: one that anybody could have written suppresses nobody.", "Set Digest__Smtp__Verp to true, unless the relay refuses a return path of your own.");
        else
            yield return Is(CheckState.Ok, $"Each copy has a return path of its own at {mail.ReturnPath}.", null);
    }

    private CheckResult Is(CheckState state, string finding, string? remedy) => new(Group, "bounces", state, finding, remedy);
}
