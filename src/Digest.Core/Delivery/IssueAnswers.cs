using Digest.Core.Feedback;
using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>How an issue fares, over all instances as far as this one knows.</summary>
/// <param name="Answers">Copies that were accepted or refused.</param>
/// <param name="Bounces">Readers whose address took none.</param>
/// <param name="Faults">Readers whose servers refused the mail or its sender.</param>
/// <param name="Complaints">Readers who complained.</param>
/// <param name="Refusal">Who refused the sender most, and with which code.</param>
internal readonly record struct AnswerCount(int Answers, int Bounces, int Faults, int Complaints, string? Refusal);

/// <summary>The answers that one instance got to an issue, and what it last read of the others'.</summary>
internal sealed class IssueAnswers
{
    private const int MostRefusals = 200;
    private const int FewestNew = 10;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private SharedCounts _seen = new(new FeedbackCounts(0, 0), 0);
    private DateTimeOffset _looked = DateTimeOffset.MinValue;
    private int _answers;
    private int _bounces;
    private int _faults;
    private int _others;

    /// <summary>How many answers the others know of.</summary>
    public int Shared { get; private set; }

    public void Count(Subscriber reader, DeliveryOutcome outcome)
    {
        if (outcome.Kind is not (OutcomeKind.Sent or OutcomeKind.Refused))
            return;
        lock (_gate)
        {
            _answers++;
            if (outcome is { Kind: OutcomeKind.Refused, Fault: DeliveryFault.Recipient })
                _bounces++;
            if (outcome is not { Kind: OutcomeKind.Refused, Fault: DeliveryFault.Sender })
                return;
            _faults++;
            var refusal = FeedbackCounts.RefusalBy(reader, outcome.Code);
            if (_refusals.Count < MostRefusals || _refusals.ContainsKey(refusal))
                _refusals[refusal] = _refusals.GetValueOrDefault(refusal) + 1;
        }
    }

    /// <summary>Whether it is time to read again; then it is this caller's to do.</summary>
    public bool TryLook(DateTimeOffset now, TimeSpan pause)
    {
        lock (_gate)
        {
            if (_looked != DateTimeOffset.MinValue && now - _looked < pause)
                return false;
            _looked = now;
            return true;
        }
    }

    /// <summary>How many answers the others should be told of; null while there are few new ones.</summary>
    public int? TryShare()
    {
        lock (_gate)
        {
            if (_answers - Shared < Math.Max(FewestNew, Shared / 10))
                return null;
            return Shared = _answers;
        }
    }

    public void See(SharedCounts counts, int own)
    {
        lock (_gate)
            (_seen, _others) = (counts, Math.Max(0, counts.Answers - own));
    }

    // What is known of all instances holds what this one was refused, once it was learnt: the larger of both counts nobody twice.
    public AnswerCount Read()
    {
        lock (_gate)
        {
            return new AnswerCount(
                _others + _answers,
                Math.Max(_bounces, _seen.Feedback.HardBounces),
                Math.Max(_faults, _seen.Feedback.SenderFaults),
                _seen.Feedback.Complaints,
                _refusals.Count > 0 ? _refusals.MaxBy(refusal => refusal.Value).Key : _seen.Feedback.Refusal);
        }
    }
}
