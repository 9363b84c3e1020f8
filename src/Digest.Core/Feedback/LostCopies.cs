using Digest.Core.Delivery;
using Digest.Core.Issues;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Feedback;

/// <summary>
/// Corrects the ledger where a copy that was accepted is reported as lost: its row says failed and why, so that status
/// names the reader, and retry reaches him. The sums of a finished issue follow a few minutes later, once for many.
/// </summary>
public sealed partial class LostCopies(IIssueStore issues, IDeliveryStore deliveries, IDeliveryQueue queue, TimeProvider time, ILogger<LostCopies> logger)
{
    private const int Tries = 20;
    private static readonly TimeSpan Gather = TimeSpan.FromMinutes(5);

    /// <summary>Records a report in the row of its copy, if it says for certain which one that is and that it did not arrive.</summary>
    /// <param name="reader">The reader and the issue.</param>
    /// <param name="report">The report.</param>
    /// <param name="isKnown">Whether it was counted before: then a row that has failed is as it should be.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task RecordAsync(ReportedReader reader, FeedbackEvent report, bool isKnown, CancellationToken cancellationToken)
    {
        if (!report.IsLost || reader is not { IssueId: { } issueId, IsCopyKnown: true } || await issues.FindAsync(issueId, cancellationToken) is not { Batches: > 0 } issue)
            return;
        var batch = BatchMap.Of(reader.Id, issue.Batches);
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await deliveries.FindAsync(issueId, batch, reader.Id, cancellationToken) is not { } row || IsOfAnother(row, report))
                return;
            if (row.Status == DeliveryStatus.Failed && !isKnown)
            {
                // A run of this may have been cut short before the sums were known to be old.
                await CountAnewAsync(issueId, batch, isRepeated: true, cancellationToken);
                return;
            }

            // A report may overtake the worker that is to record that the copy was accepted.
            if (row.Status is not (DeliveryStatus.Sent or DeliveryStatus.Uncertain or DeliveryStatus.Sending))
                return;
            var lost = row with { Status = DeliveryStatus.Failed, Code = report.Code, Detail = $"Reported after it was accepted ({report.Source}): {Words.WithoutAddresses(report.Detail)}".TrimEnd(' ', ':'), Until = null, Changed = time.GetUtcNow() };
            if (await deliveries.TryUpdateAsync(lost, cancellationToken) is null)
                continue;
            Log.Lost(logger, issueId, reader.Id, report.Code, report.Source);
            await CountAnewAsync(issueId, batch, isRepeated: false, cancellationToken);
            return;
        }

        throw new InvalidOperationException($"The row of subscriber '{reader.Id}' for issue '{issueId}' was changed by others {Tries} times in a row; try again.");
    }

    // Of the mail before a correction, or of the attempt before the last.
    private static bool IsOfAnother(DeliveryRow row, FeedbackEvent report)
    {
        var name = ReaderFinder.NameOf(report.MessageId);
        return report.At < row.FirstTried || Enumerable.Range(0, row.Revision).Any(revision => string.Equals(name, DeliveryId.For(row.IssueId, revision, row.SubscriberId), StringComparison.OrdinalIgnoreCase));
    }

    // The row is written by now, and each of these writes makes void what anybody has counted before it. An issue that is
    // still going out is counted when it is finished.
    private async Task CountAnewAsync(string issueId, int batch, bool isRepeated, CancellationToken cancellationToken)
    {
        var isQueued = await issues.FindAsync(issueId, cancellationToken) is { State: IssueState.Finished } before && (before.Lost == 0 || isRepeated);
        if (isQueued)
            await queue.EnqueueAsync(new BatchMessage(issueId, batch), Gather, cancellationToken);
        var counted = await issues.ChangeAsync(issueId, issue => issue with { Lost = issue.Lost + 1 }, cancellationToken);
        // It was finished in this moment.
        if (!isQueued && counted is { State: IssueState.Finished, Lost: 1 })
            await queue.EnqueueAsync(new BatchMessage(issueId, batch), Gather, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The copy of {Subscriber} for issue {Issue} was accepted and is reported as lost: {Code}, by {Source}")]
        public static partial void Lost(ILogger logger, string issue, string subscriber, string code, string source);
    }
}
