using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;

namespace Digest.Core.Feedback;

/// <summary>The reader whom a report is about.</summary>
/// <param name="Edition">The edition's id.</param>
/// <param name="Id">The subscriber's id.</param>
/// <param name="Row">The subscriber's row; null when it was deleted.</param>
/// <param name="IssueId">The issue that was sent; null when not known.</param>
/// <param name="IsCopyKnown">Whether that is certain, and not only the likeliest.</param>
internal sealed record ReportedReader(string Edition, string Id, Subscriber? Row, string? IssueId, bool IsCopyKnown);

/// <summary>Finds the reader of a report by what the report has: the copy's token first, else the address.</summary>
internal sealed class ReaderFinder(EditionList editions, ISubscriberStore subscribers, IIssueStore issues, TimeProvider time)
{
    // A Message-ID is compared with those of so many issues; reports about older ones are rare and still count for the reader.
    private const int RecentIssues = 6;
    private const int MaxAddresses = 4;

    public async Task<ReportedReader?> FindAsync(FeedbackEvent report, CancellationToken cancellationToken)
    {
        if (report is { Edition: { } edition, SubscriberId: { } id })
        {
            var row = await subscribers.FindAsync(edition, id, cancellationToken);
            return row is null or { Channel: ChannelKind.Email } ? await FoundAsync(edition, id, row, report, cancellationToken) : null;
        }

        // Editions of the sender first: the same reader may take several.
        foreach (var candidate in editions.All.OrderBy(one => string.Equals(one.SenderAddress, report.Sender, StringComparison.OrdinalIgnoreCase) ? 0 : 1))
        {
            foreach (var address in report.Addresses.Take(MaxAddresses))
            {
                var hash = SubscriberId.For(candidate.Id, ChannelKind.Email, address);
                if (await subscribers.FindAsync(candidate.Id, hash, cancellationToken) is { } row)
                    return await FoundAsync(candidate.Id, hash, row, report, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>What stands before the at sign of a Message-ID; null for none.</summary>
    public static string? NameOf(string? messageId) => messageId?.Trim().TrimStart('<').Split('@')[0];

    private async Task<ReportedReader> FoundAsync(string edition, string id, Subscriber? row, FeedbackEvent report, CancellationToken cancellationToken)
    {
        if (report.IssueId is { } told)
            return new ReportedReader(edition, id, row, told, IsCopyKnown: true);
        var (issue, isCertain) = report.IsProven ? await IssueAsync(edition, id, report.MessageId, cancellationToken) : (null, false);
        return new ReportedReader(edition, id, row, issue, isCertain);
    }

    private async Task<(string? Issue, bool IsCertain)> IssueAsync(string edition, string id, string? messageId, CancellationToken cancellationToken)
    {
        var name = NameOf(messageId);
        string? latest = null;
        await foreach (var issue in issues.ListAsync(edition, cancellationToken).Where(issue => issue.State is IssueState.Delivering or IssueState.Finished).Take(RecentIssues))
        {
            if (Enumerable.Range(0, issue.Revision + 1).Any(revision => string.Equals(name, DeliveryId.For(issue.Id, revision, id), StringComparison.OrdinalIgnoreCase)))
                return (issue.Id, true);
            if (issue.Cut > time.GetUtcNow().AddDays(-7))
                latest ??= issue.Id;
        }

        // Services that give messages an id of their own report within days.
        return (latest, false);
    }
}
