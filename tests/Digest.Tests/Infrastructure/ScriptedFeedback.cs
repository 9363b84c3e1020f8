using System.Collections.Concurrent;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;

namespace Digest.Tests.Infrastructure;

/// <summary>Remembers what was learnt, and says how many complained.</summary>
internal sealed class ScriptedFeedback : IAnswerDesk, IFeedbackCounts
{
    public int Complaints { get; set; }

    public ConcurrentQueue<(Subscriber Reader, DeliveryOutcome Outcome)> Learnt { get; } = [];

    public Task LearnAsync(Edition edition, Issue issue, Subscriber reader, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        Learnt.Enqueue((reader, outcome));
        return Task.CompletedTask;
    }

    public Task<int> ComplaintsAsync(string issueId, CancellationToken cancellationToken) => Task.FromResult(Complaints);
}
