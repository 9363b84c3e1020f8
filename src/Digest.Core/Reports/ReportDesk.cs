using System.Text.Json;
using Digest.Core.Archive;
using Digest.Core.Articles;
using Digest.Core.Delivery.Control;
using Digest.Core.Editions;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Issues.Editing;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Core.Templates.Notices;
using Digest.Core.Templates.Overrides;

namespace Digest.Core.Reports;

/// <summary>Tells an editor of an issue: what went out, to how many, what failed, which files are not in it and why, or why there was none, and what to do next.</summary>
public sealed class ReportDesk(
    EditionList editions,
    IIssueStore issues,
    IssueContents contents,
    IssueDesk desk,
    DeliveryDesk deliveries,
    IFeedbackCounts feedback,
    ISuppressionStore suppressions,
    EditionPress press,
    TimeProvider time)
{
    /// <summary>The report of an issue as it stands now.</summary>
    /// <param name="name">An issue's id, or an edition's for its latest issue.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="KeyNotFoundException">There is no such issue.</exception>
    /// <exception cref="TemplateException">No templates can be used, not even the deployed ones.</exception>
    public async Task<RenderedNotice> RenderAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var issue = editions.All.Any(edition => edition.Id == name)
            ? await issues.LatestAsync(name, cancellationToken)
            : await issues.FindAsync(name, cancellationToken);
        return issue is { State: not IssueState.Draft }
            ? await RenderAsync(issue, cancellationToken)
            : throw new KeyNotFoundException($"There is no issue '{name}' that was cut. Name one by its id, such as {editions.All.First().Id}-2026-W48, or an edition for its latest: {string.Join(", ", editions.All.Select(edition => edition.Id))}. digest issues list shows them.");
    }

    /// <summary>The report of an issue.</summary>
    /// <exception cref="TemplateException">No templates can be used, not even the deployed ones.</exception>
    public async Task<RenderedNotice> RenderAsync(Issue issue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var edition = editions[issue.Edition];
        return await press.RenderNoticeAsync(edition, new NoticeContent("notices/report", ReportDue.StepOf(issue), Url: "") { Report = await ReadAsync(edition, issue, cancellationToken) }, cancellationToken);
    }

    private async Task<NoticeReport> ReadAsync(Edition edition, Issue issue, CancellationToken cancellationToken)
    {
        var (now, zone) = (time.GetUtcNow(), EditionSchedule.ZoneOf(edition));
        var rendered = await issues.ReadRenderedAsync(issue.Id, cancellationToken);
        var delivery = issue.Batches == 0 ? null : await deliveries.ReportAsync(issue.Id, cancellationToken);
        var leftOut = await desk.LeftOutAsync(issue, cancellationToken);
        var after = await issues.ListAsync(issue.Edition, cancellationToken).TakeWhile(other => other.Cut > issue.Cut).LastOrDefaultAsync(cancellationToken);
        return new NoticeReport
        {
            Day = EditionSchedule.DayOf(edition, issue.Cut),
            At = TimeZoneInfo.ConvertTime(now, zone),
            Next = TimeZoneInfo.ConvertTime(EditionSchedule.NextCut(edition, now), zone),
            Subject = rendered?.Subject,
            Page = issue is { State: IssueState.Delivering or IssueState.Finished, Recalled: null } ? ArchiveAddress.OfIssue(edition, issue.Id) : null,
            Stories = rendered is null ? await PlannedAsync(edition, issue, cancellationToken) : Told(rendered.Json),
            Delivery = delivery,
            Feedback = delivery is null ? new FeedbackCounts(0, 0) : await feedback.ReadAsync(issue.Id, cancellationToken),
            Unsubscribed = delivery?.Began is { } began ? await LeftSinceAsync(issue, began, after, cancellationToken) : 0,
            LeftOut = leftOut,
            // That nothing arrived is said by the text, and what is left out by its files.
            Reason = issue.State is IssueState.Empty ? null : issue.Reason,
            Trouble = issue.Trouble == issue.Reason ? null : issue.Trouble,
            Steps = [.. ReportSteps.Of(issue, after is null, delivery, leftOut)],
        };
    }

    private async Task<IReadOnlyList<ReportedStory>> PlannedAsync(Edition edition, Issue issue, CancellationToken cancellationToken) =>
        [.. (await contents.ReadAsync(edition, issue, cancellationToken)).Stories.Select(story => new ReportedStory(story.Told.Article.Title, story.Told.Article.Language, story.Told.Article.Direction))];

    // What went out, whatever became of the articles since.
    private static List<ReportedStory> Told(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("stories").EnumerateArray().Select(story => new ReportedStory(
            story.GetProperty("title").GetString() ?? "",
            story.GetProperty("language").GetString() ?? "",
            story.GetProperty("direction").GetString() is "rtl" ? TextDirection.Rtl : TextDirection.Ltr))];
    }

    // Until the next issue was made, which is to blame for those after it.
    private async Task<int> LeftSinceAsync(Issue issue, DateTimeOffset began, Issue? next, CancellationToken cancellationToken) =>
        await suppressions.ListAsync(issue.Edition, IdRange.All, cancellationToken)
            .CountAsync(one => one.Reason is Lifting.Unsubscribed or Lifting.Erased && one.Since >= began && !(one.Since >= next?.Cut), cancellationToken);
}
