using Digest.Core.Issues;
using Digest.Core.Observing;
using Digest.Core.Reports;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Issues;

/// <summary>
/// Publishes whatever is due, every five minutes: the weekly schedule of each edition lives in its own time zone, which
/// the timer of a Flex Consumption plan does not know, and a tick that failed is made up by the next.
/// </summary>
public sealed class PublishDueIssues(IssuePublisher publisher, ReportMail reports, Gauges gauges)
{
    /// <summary>One tick.</summary>
    [Function(nameof(PublishDueIssues))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.PublishDueAsync(cancellationToken);
        }
        finally
        {
            // Above all when it failed.
            await reports.SendDueAsync(cancellationToken);
            await gauges.RecordAsync(cancellationToken);
        }
    }
}
