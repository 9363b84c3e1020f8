using System.Collections.Concurrent;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Reports;

/// <summary>Mails the editor of each edition what became of every issue: once when it is over, and once before that when it should have gone out and did not.</summary>
public sealed partial class ReportMail(EditionList editions, IIssueStore issues, ReportDesk desk, INoticeMail mail, TimeProvider time, ILogger<ReportMail> logger)
{
    // A mail server that takes none, or templates that are broken, are not tried with every tick.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    // By the ids of issues, so that one that cannot be told of keeps back no other.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _notBefore = new(StringComparer.Ordinal);

    /// <summary>Sends what is due. It tells of the work and must not stop it: what goes wrong is logged.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        foreach (var edition in editions.All.Where(edition => !string.IsNullOrWhiteSpace(edition.EditorAddress)))
        {
            try
            {
                foreach (var issue in await DueAsync(edition, cancellationToken))
                    await TrySendAsync(edition, issue, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                Log.NotRead(logger, edition.Id, failure.Message, failure);
            }
        }
    }

    // Not only of the latest: one may be dropped or come to its end when the next is there already.
    private async Task<IReadOnlyList<Issue>> DueAsync(Edition edition, CancellationToken cancellationToken)
    {
        var changed = await issues.ChangedAsync(edition.Id, time.GetUtcNow() - ReportDue.Rest - ReportDue.Window, cancellationToken).Where(ReportDue.IsOver).ToListAsync(cancellationToken);
        var unfinished = await issues.UnfinishedAsync(edition.Id, cancellationToken).ToListAsync(cancellationToken);
        return [.. changed.Concat(unfinished).DistinctBy(issue => issue.Id).Where(issue => IsDue(edition, issue)).OrderBy(issue => issue.Cut)];
    }

    private async Task TrySendAsync(Edition edition, Issue issue, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(edition, issue, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotSent(logger, issue.Id, failure.Message, failure);
        }
    }

    private bool IsDue(Edition edition, Issue issue)
    {
        var now = time.GetUtcNow();
        if (!ReportDue.IsDue(edition, issue, now) || (_notBefore.TryGetValue(issue.Id, out var pause) && now < pause))
            return false;
        _notBefore[issue.Id] = now + Pause;
        return true;
    }

    private async Task SendAsync(Edition edition, Issue issue, CancellationToken cancellationToken)
    {
        var report = await desk.RenderAsync(issue, cancellationToken);
        // The mark comes before the mail: an answer that is lost must not bring a second one.
        var now = time.GetUtcNow();
        if (await issues.TryUpdateAsync(ReportDue.IsOver(issue) ? issue with { Reported = now } : issue with { ReportedLate = now }, cancellationToken) is not { } claimed)
            return;
        var id = DeliveryId.For($"{issue.Id} {ReportDue.StepOf(issue)}", SubscriberId.For(edition.Id, ChannelKind.Email, edition.EditorAddress!));
        var outcome = await mail.SendAsync(edition, new NoticeRecipient(edition.EditorAddress!, "", id), report, cancellationToken);
        // Only a server that said no, for now, has certainly not taken it.
        if (outcome.Kind is OutcomeKind.Deferred)
            await issues.TryUpdateAsync(claimed with { Reported = issue.Reported, ReportedLate = issue.ReportedLate }, cancellationToken);
        if (outcome.Kind is OutcomeKind.Sent)
            _notBefore.TryRemove(issue.Id, out _);
        else
            Log.NotSent(logger, issue.Id, $"{outcome.Code} {outcome.Detail}", null);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The report of issue {Issue} could not be sent to the editor: {Reason}. See it with: digest issues report {Issue}")]
        public static partial void NotSent(ILogger logger, string issue, string reason, Exception? cause);

        [LoggerMessage(2, LogLevel.Warning, "Whether the editor of edition {Edition} is to be sent a report cannot be read: {Reason}")]
        public static partial void NotRead(ILogger logger, string edition, string reason, Exception cause);
    }
}
