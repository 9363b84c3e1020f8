using System.Collections.Concurrent;
using Digest.Core.Delivery;
using Digest.Core.Feedback;
using Digest.Core.Subscribers;

namespace Digest.Tests.Infrastructure;

/// <summary>Remembers what was learnt, and says how many complained.</summary>
internal sealed class ScriptedFeedback : IAnswerDesk, IFeedbackCounts
{
    public int Complaints { get; set; }

    public ConcurrentQueue<(Subscriber Reader, DeliveryOutcome Outcome)> Learnt { get; } = [];

    public Task LearnAsync(Subscriber reader, DeliveryRow row, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        Learnt.Enqueue((reader, outcome));
        return Task.CompletedTask;
    }

    public Task<FeedbackCounts> ReadAsync(string issueId, CancellationToken cancellationToken) => Task.FromResult(new FeedbackCounts(0, Complaints));
}
