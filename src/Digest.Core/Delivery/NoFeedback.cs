namespace Digest.Core.Delivery;

/// <summary>Where nothing comes back.</summary>
internal sealed class NoFeedback : IFeedbackCounts
{
    public Task<int> ComplaintsAsync(string issueId, CancellationToken cancellationToken) => Task.FromResult(0);
}
