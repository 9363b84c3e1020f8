using Digest.Core.Editions;
using Digest.Core.Issues;

namespace Digest.Core.Reports;

/// <summary>Decides what a report says of an issue, and when its editor is mailed one: when it is over, and once before that when it should have gone out and did not.</summary>
internal static class ReportDue
{
    /// <summary>So long after its last copy bounces and first answers are in.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    /// <summary>So long it may wait for an editor, or be halted, before the editor is told.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    /// <summary>Later than that nobody is told: it is no news.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <summary>Whether nothing more happens to it by itself.</summary>
    public static bool IsOver(Issue issue) => issue.State is IssueState.Finished or IssueState.Empty or IssueState.Dropped;

    /// <summary>The texts that tell of it, as the templates name them.</summary>
    public static string StepOf(Issue issue) => issue switch
    {
        { Recalled: not null } => "report_recalled",
        { State: IssueState.Finished, Cancelled: not null } => "report_cancelled",
        { State: IssueState.Finished } => "report_sent",
        { State: IssueState.Empty } => "report_empty",
        { State: IssueState.Dropped } => "report_dropped",
        { State: IssueState.Held } => "report_held",
        { State: IssueState.Delivering, Paused: not null } => "report_paused",
        { State: IssueState.Delivering } => "report_sending",
        _ => "report_stuck",
    };

    /// <summary>Whether its editor is to be mailed a report now.</summary>
    public static bool IsDue(Edition edition, Issue issue, DateTimeOffset now)
    {
        if (!IsOver(issue))
            return issue.ReportedLate is null && now >= LateFrom(edition, issue);
        var over = issue.State is IssueState.Finished ? issue.Changed + Rest : issue.Changed;
        return issue.Reported is null && now >= over && now - over <= Window;
    }

    // A large list may take long: while its copies go out, it is late when it would be too late to begin.
    private static DateTimeOffset LateFrom(Edition edition, Issue issue) => issue switch
    {
        { State: IssueState.Delivering, Paused: { } paused } => paused + Grace,
        { State: IssueState.Delivering } => (issue.Approved ?? issue.Cut).AddHours(edition.MaxHoursLate),
        { State: IssueState.Held } => (issue.HeldUntil ?? issue.Changed) + Grace,
        _ => (issue.Approved ?? issue.Cut) + Grace,
    };
}
