using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Options;

namespace Digest.Core.Delivery;

/// <summary>
/// Halts an issue whose answers and reports show that something is wrong with the list or the mail, before a provider does:
/// above 5 % hard bounces, 5 % refusals of the sender or 0.1 % complaints. It counts what this instance was answered since
/// the issue was last resumed, and reads every few seconds what the others were, and what was reported later.
/// </summary>
/// <param name="feedback">What all instances know.</param>
/// <param name="options">The shares.</param>
/// <param name="time">The clock.</param>
public sealed class StopSwitch(IFeedbackCounts feedback, IOptions<DeliveryOptions> options, TimeProvider time)
{
    /// <summary>Fewer answers, or fewer bounces, show nothing.</summary>
    private const int FewestAnswers = 100;
    private const int FewestBounces = 10;
    private const int FewestComplaints = 2;

    // As for bounces: a provider that refuses a twentieth of a list will soon refuse the rest.
    private const double MostFaults = 0.05;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, IssueAnswers> _issues = new(StringComparer.Ordinal);
    private readonly string _instance = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>Counts an answer.</summary>
    public void Count(Issue issue, Subscriber reader, DeliveryOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(issue);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(outcome);
        Of(issue).Count(reader, outcome);
    }

    /// <summary>Reads what all instances know, unless this one did a moment ago, and tells them what it was answered.</summary>
    public async Task LookAsync(Issue issue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var answers = Of(issue);
        if (!answers.TryLook(time.GetUtcNow(), LookAgain))
            return;
        await ShareAsync(issue, cancellationToken);
        var own = answers.Shared;
        answers.See(await feedback.ReadAsync(issue.Id, issue.Resumed, cancellationToken), own);
    }

    /// <summary>Tells the other instances how many answers this one got, once they are a tenth more than it told.</summary>
    public async Task ShareAsync(Issue issue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var answers = Of(issue);
        if (answers.TryShare() is { } count)
            await feedback.AnsweredAsync(issue.Id, issue.Resumed, _instance, count, cancellationToken);
    }

    /// <summary>Why the issue should be halted; null when it should not.</summary>
    public string? ReasonToHalt(Issue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var count = Of(issue).Read();
        if (IsTooMuch(count.Bounces, count.Answers, options.Value.MostBounces))
            return string.Create(CultureInfo.InvariantCulture, $"{count.Bounces} of {count.Answers} copies bounced for good, which is more than {options.Value.MostBounces:P1}: see where the list comes from, then digest issues resume {issue.Id}.");
        if (IsTooMuch(count.Faults, count.Answers, MostFaults))
            return string.Create(CultureInfo.InvariantCulture, $"{count.Faults} of {count.Answers} copies were refused for what the mail says or who sends it, most of them by {count.Refusal ?? "unknown receivers"}: look at SPF, DKIM, DMARC and the sender's reputation. Once that is mended: digest issues resume {issue.Id}, and digest issues retry {issue.Id} for those who were refused.");
        if (count.Complaints >= FewestComplaints && count.Complaints > Math.Max(count.Answers, issue.Audience) * options.Value.MostComplaints)
            return string.Create(CultureInfo.InvariantCulture, $"{count.Complaints} readers complained, which is more than {options.Value.MostComplaints:P2}: see what was sent to whom, then digest issues resume {issue.Id}.");
        return null;
    }

    private static bool IsTooMuch(int bad, int answers, double most) => answers >= FewestAnswers && bad >= FewestBounces && bad > answers * most;

    // A resumed issue is counted anew: an operator has looked.
    private IssueAnswers Of(Issue issue) => _issues.GetOrAdd($"{issue.Id} {issue.Resumed?.UtcTicks}", static _ => new IssueAnswers());
}
