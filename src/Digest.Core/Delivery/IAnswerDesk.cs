using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>Learns from what the receiving side answered: which addresses are dead, which webhooks are gone.</summary>
public interface IAnswerDesk
{
    /// <summary>Takes note of one answer, before the ledger has it.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="row">What the answer made of his row.</param>
    /// <param name="outcome">The answer.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task LearnAsync(Subscriber reader, DeliveryRow row, DeliveryOutcome outcome, CancellationToken cancellationToken);
}
