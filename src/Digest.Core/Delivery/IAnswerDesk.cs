using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>Learns from what the receiving side answered: which addresses are dead, which webhooks are gone.</summary>
public interface IAnswerDesk
{
    /// <summary>Takes note of one answer, after the ledger has it.</summary>
    Task LearnAsync(Edition edition, Issue issue, Subscriber reader, DeliveryOutcome outcome, CancellationToken cancellationToken);
}
