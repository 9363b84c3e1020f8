using Digest.Core.Issues;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Issues;

/// <summary>
/// Publishes whatever is due, every five minutes: the weekly schedule of each edition lives in its own time zone, which
/// the timer of a Flex Consumption plan does not know, and a tick that failed is made up by the next.
/// </summary>
public sealed class PublishDueIssues(IssuePublisher publisher)
{
    /// <summary>One tick.</summary>
    [Function(nameof(PublishDueIssues))]
    public Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        publisher.PublishDueAsync(cancellationToken);
}
