using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Feedback;

/// <summary>
/// Takes what the receiving sides report, whatever its source, and lets it count: suppresses readers, keeps their scores
/// and the counts of each issue, and tells the operator of what is his to mend. The same report twice counts once.
/// </summary>
public sealed partial class FeedbackDesk(
    EditionList editions,
    ISubscriberStore subscribers,
    ISuppressionStore suppressions,
    IFeedbackStore store,
    IIssueStore issues,
    SenderFaults faults,
    LostCopies lost,
    TimeProvider time,
    ILogger<FeedbackDesk> logger)
{
    private const int Tries = 50;
    private const int MaxCode = 64;

    private readonly ReaderFinder _readers = new(editions, subscribers, issues, time);

    /// <summary>
    /// Takes the final answer that a copy got over SMTP: a refusal, or a deferral that is not tried again. One that is tried
    /// again may be told as well; of one copy the worst counts, once.
    /// </summary>
    /// <param name="issueId">The issue.</param>
    /// <param name="subscriber">The reader.</param>
    /// <param name="code">The enhanced code, else the reply's three digits; a word such as <c>timeout</c> counts for nothing.</param>
    /// <param name="detail">The answer in words.</param>
    /// <param name="step">What was answered.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<FeedbackVerdict> SmtpAsync(string issueId, Subscriber subscriber, string code, string detail, SmtpStep step, CancellationToken cancellationToken) =>
        ReceiveAsync(
            new FeedbackEvent
            {
                Kind = subscriber.Channel == ChannelKind.Email ? BounceClass.Of(code, step) : FeedbackKind.Other,
                Source = "smtp",
                Id = issueId,
                IsProven = true,
                Edition = subscriber.Edition,
                SubscriberId = subscriber.Id,
                IssueId = issueId,
                Code = code,
                Detail = detail,
            },
            cancellationToken);

    /// <summary>Takes one report.</summary>
    public async Task<FeedbackVerdict> ReceiveAsync(FeedbackEvent report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        report = report with { Code = Words.Plain(report.Code, MaxCode) };
        if (report.Kind == FeedbackKind.Other || (report is { Kind: FeedbackKind.SenderFault, IsProven: false }))
            return FeedbackVerdict.Ignored;
        if (await _readers.FindAsync(report, cancellationToken) is not { } reader)
        {
            Log.Unknown(logger, report.Kind, report.Source);
            return FeedbackVerdict.Unknown;
        }

        if (report.Kind == FeedbackKind.SenderFault)
        {
            await faults.RaiseAsync(reader.Edition, reader.IssueId, report, cancellationToken);
            await CountAsync(reader, report, cancellationToken);
            return FeedbackVerdict.Alerted;
        }

        // What happened before the reader confirmed anew is settled.
        if (reader.Row is { Status: SubscriberStatus.Active, Changed: { } changed } && report.At < changed)
            return FeedbackVerdict.Unknown;
        return await CountAsync(reader, report, cancellationToken);
    }

    private async Task<FeedbackVerdict> CountAsync(ReportedReader reader, FeedbackEvent report, CancellationToken cancellationToken)
    {
        // Anyone can write a mail that names an address: it gives a point a day, up to a bound that suppresses nobody.
        var kind = report.IsProven || report.Kind == FeedbackKind.SoftBounce ? report.Kind : FeedbackKind.HardBounce;
        var key = report.IsProven && reader.IssueId is { } issue ? issue : $"{report.Source} {report.Id}";
        for (var tries = 0; tries < Tries; tries++)
        {
            var record = await store.FindAsync(reader.Edition, reader.Id, cancellationToken) ?? new BounceRecord { Edition = reader.Edition, SubscriberId = reader.Id };
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var isKnown = record.Knows(key, kind);
            await lost.RecordAsync(reader, report, isKnown, cancellationToken);
            if (isKnown || (!report.IsProven && record.LastDay == today))
                return FeedbackVerdict.Repeated;
            var counted = record.With(new BounceEntry(key, kind, report.Code, report.Source, today));
            if (!report.IsProven && counted.Score > BounceRecord.Unproven)
                return FeedbackVerdict.Ignored;
            var reason = kind switch
            {
                FeedbackKind.Complaint => Lifting.Complaint,
                FeedbackKind.NoSuchAddress => report.Code.Length > 0 ? report.Code : "bounced",
                FeedbackKind.SenderFault => null,
                _ => counted.Score > BounceRecord.Limit ? $"{Lifting.Score} {report.Code}".TrimEnd() : null,
            };
            if (reason is not null)
            {
                // Before the report is remembered: if this is cut short, the report comes again.
                await SuppressAsync(reader, reason, kind, cancellationToken);
                counted = counted with { Score = 0, LastPoints = 0 };
            }

            var added = report.IsProven && reader.IssueId is not null ? record.Adds(key, kind) : new FeedbackCounts(0, 0);
            if (added.SenderFaults > 0)
                added = added with { Refusal = FeedbackCounts.RefusalBy(reader.Row, report.Code) };
            if (!await store.TrySaveAsync(counted, reader.IssueId, added, cancellationToken))
                continue;
            Log.Counted(logger, kind, report.Code, reader.Id, reader.Edition, report.Source, counted.Score);
            return reason is null ? FeedbackVerdict.Counted : FeedbackVerdict.Suppressed;
        }

        throw new InvalidOperationException($"The bounces of subscriber '{reader.Id}' of edition '{reader.Edition}' were changed by others {Tries} times in a row; try again.");
    }

    private async Task SuppressAsync(ReportedReader reader, string reason, FeedbackKind kind, CancellationToken cancellationToken)
    {
        var isComplaint = kind == FeedbackKind.Complaint;
        await SuppressAsync(reader.Edition, reader.Id, reason, isComplaint, cancellationToken);
        // A score is of one edition; an address that does not exist, or whose owner complained, is the same for all.
        if (kind < FeedbackKind.NoSuchAddress || reader.Row is null)
            return;
        foreach (var other in editions.All.Where(edition => edition.Id != reader.Edition))
            await SuppressAsync(other.Id, SubscriberId.For(other.Id, ChannelKind.Email, reader.Row.Address), reason, isComplaint, cancellationToken);
    }

    private async Task SuppressAsync(string edition, string id, string reason, bool isComplaint, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // A complaint outweighs every reason that a new consent would lift.
        if (isComplaint && await suppressions.FindAsync(edition, id, cancellationToken) is { Reason: not (Lifting.Complaint or Lifting.Erased) } other)
            await suppressions.RemoveAsync(other, cancellationToken);
        await suppressions.AddAsync(new Suppression(edition, id, reason, now), cancellationToken);
        // Who has unsubscribed stays so: that was his own will.
        var row = await subscribers.ChangeAsync(
            edition,
            id,
            current => current.Status is SubscriberStatus.Suppressed or SubscriberStatus.Unsubscribed ? current : current with { Status = SubscriberStatus.Suppressed, Reason = reason, Changed = now },
            cancellationToken);
        if (row is not null)
            Log.Suppressed(logger, id, edition, reason);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A report ({Kind}, by {Source}) is about nobody who subscribes")]
        public static partial void Unknown(ILogger logger, FeedbackKind kind, string source);

        [LoggerMessage(2, LogLevel.Information, "{Kind} {Code} of subscriber {Subscriber} of edition {Edition}, by {Source}; score {Score}")]
        public static partial void Counted(ILogger logger, FeedbackKind kind, string code, string subscriber, string edition, string source, double score);

        [LoggerMessage(3, LogLevel.Information, "Subscriber {Subscriber} of edition {Edition} is suppressed: {Reason}")]
        public static partial void Suppressed(ILogger logger, string subscriber, string edition, string reason);
    }
}
