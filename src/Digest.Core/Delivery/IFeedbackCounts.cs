namespace Digest.Core.Delivery;

/// <summary>What came back about an issue after it was accepted.</summary>
public interface IFeedbackCounts
{
    /// <summary>How many readers complained of an issue.</summary>
    Task<int> ComplaintsAsync(string issueId, CancellationToken cancellationToken);
}
