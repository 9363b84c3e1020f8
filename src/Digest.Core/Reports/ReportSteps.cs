using Digest.Core.Delivery.Control;
using Digest.Core.Issues;
using Digest.Core.Templates.Notices;

namespace Digest.Core.Reports;

/// <summary>What an editor can do next.</summary>
internal static class ReportSteps
{
    /// <summary>The steps.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="isLatest">Whether no later one was made, which has taken over what this one left.</param>
    /// <param name="delivery">What became of its copies; null before there were any.</param>
    /// <param name="leftOut">The files that it does not tell.</param>
    public static IEnumerable<ReportStep> Of(Issue issue, bool isLatest, DeliveryReport? delivery, IReadOnlyList<LeftOut> leftOut)
    {
        ReportStep[] steps = [.. OfState(issue, isLatest, delivery, leftOut), .. OfFiles(leftOut)];
        return steps.Length > 0 ? steps : [new ReportStep("report_next_nothing", null)];
    }

    private static IEnumerable<ReportStep> OfState(Issue issue, bool isLatest, DeliveryReport? delivery, IReadOnlyList<LeftOut> leftOut) => ReportDue.StepOf(issue) switch
    {
        "report_sent" => OfCopies(issue, delivery),
        "report_cancelled" => [new("report_next_cancelled", $"digest issues status {issue.Id} --all")],
        "report_recalled" => [new("report_next_recalled", $"digest issues note {issue.Edition} \"…\"")],
        // Nothing came at all: be it that nobody wrote, be it that uploads are not heard of.
        "report_empty" when leftOut.Count == 0 => [new("report_next_empty", null), new("report_next_unheard", "digest doctor articles")],
        "report_empty" => [new("report_next_empty", null)],
        "report_dropped" => issue.Articles.Count == 0 || !isLatest ? [] : [new("report_next_dropped", $"digest issues approve {issue.Id}")],
        "report_held" => [new("report_next_held", $"digest issues approve {issue.Id}"), new("report_next_drop", $"digest issues drop {issue.Id}")],
        "report_paused" => [new("report_next_paused", $"digest issues resume {issue.Id}"), new("report_next_cancel", $"digest issues cancel {issue.Id}")],
        "report_sending" => [new("report_next_sending", $"digest issues status {issue.Id}")],
        _ => [new("report_next_stuck", "digest doctor")],
    };

    private static IEnumerable<ReportStep> OfCopies(Issue issue, DeliveryReport? delivery)
    {
        if (delivery?.Tally.Failed > 0)
            yield return new ReportStep("report_next_failed", $"digest issues retry {issue.Id}");
        if (delivery?.Tally.Uncertain > 0)
            yield return new ReportStep("report_next_uncertain", $"digest issues status {issue.Id}");
        if (issue.Trouble is not null)
            yield return new ReportStep("report_next_trouble", "digest doctor");
    }

    private static IEnumerable<ReportStep> OfFiles(IReadOnlyList<LeftOut> leftOut) =>
        leftOut.Any(file => file.Kind is LeftOutKind.Rejected) ? [new("report_next_rejected", "digest parse FILE --explain")] : [];
}
