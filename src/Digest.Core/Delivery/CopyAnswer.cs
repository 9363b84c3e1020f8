using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>How an attempt ended.</summary>
/// <param name="Row">The row to record.</param>
/// <param name="Reader">Whose copy it was.</param>
/// <param name="Outcome">The answer; null when the claim was given back and nothing was sent.</param>
/// <param name="Claimed">When it was claimed.</param>
/// <param name="Begun">When it was handed over.</param>
internal readonly record struct CopyAnswer(DeliveryRow Row, Subscriber Reader, DeliveryOutcome? Outcome, DateTimeOffset Claimed, DateTimeOffset Begun);
