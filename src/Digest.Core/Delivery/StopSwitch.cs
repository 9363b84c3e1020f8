using System.Collections.Concurrent;
using System.Globalization;
using Digest.Core.Issues;
using Microsoft.Extensions.Options;

namespace Digest.Core.Delivery;

/// <summary>
/// Halts an issue whose answers show that something is wrong with the list or the mail, before a provider does: above
/// 5 % hard bounces or 0.1 % complaints. It counts the answers that this instance got since the issue was last resumed.
/// </summary>
/// <param name="options">The shares.</param>
public sealed class StopSwitch(IOptions<DeliveryOptions> options)
{
    /// <summary>Fewer answers, or fewer bounces, show nothing.</summary>
    private const int FewestAnswers = 100;
    private const int FewestBounces = 10;
    private const int FewestComplaints = 2;

    private readonly ConcurrentDictionary<string, Counts> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts an answer.</summary>
    public void Count(Issue issue, DeliveryOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(issue);
        ArgumentNullException.ThrowIfNull(outcome);
        var counts = Of(issue);
        if (outcome.Kind is OutcomeKind.Sent or OutcomeKind.Refused)
            Interlocked.Increment(ref counts.Answers);
        if (outcome is { Kind: OutcomeKind.Refused, Fault: DeliveryFault.Recipient })
            Interlocked.Increment(ref counts.Bounces);
    }

    /// <summary>Why the issue should be halted; null when it should not.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="complaints">How many readers complained of it.</param>
    public string? ReasonToHalt(Issue issue, int complaints)
    {
        var counts = Of(issue);
        var (answers, bounces) = (Volatile.Read(ref counts.Answers), Volatile.Read(ref counts.Bounces));
        if (answers >= FewestAnswers && bounces >= FewestBounces && bounces > answers * options.Value.MostBounces)
            return string.Create(CultureInfo.InvariantCulture, $"{bounces} of {answers} copies bounced for good, which is more than {options.Value.MostBounces:P1}: see where the list comes from, then digest issues resume {issue.Id}.");
        if (complaints >= FewestComplaints && complaints > Math.Max(answers, issue.Audience) * options.Value.MostComplaints)
            return string.Create(CultureInfo.InvariantCulture, $"{complaints} readers complained, which is more than {options.Value.MostComplaints:P2}: see what was sent to whom, then digest issues resume {issue.Id}.");
        return null;
    }

    // A resumed issue is counted anew: an operator has looked.
    private Counts Of(Issue issue) => _counts.GetOrAdd($"{issue.Id} {issue.Resumed?.UtcTicks}", static _ => new Counts());

    private sealed class Counts
    {
        public int Answers;
        public int Bounces;
    }
}
