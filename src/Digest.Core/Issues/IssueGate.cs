using System.Globalization;
using Digest.Core.Editions;

namespace Digest.Core.Issues;

/// <summary>Decides by the edition's policies whether an issue that was cut goes out, waits, or stays a line in the books.</summary>
internal static class IssueGate
{
    /// <summary>The issue as it enters the books.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="issue">The issue as composed.</param>
    /// <param name="heldBefore">Why an editor held it before it was cut; null where none did.</param>
    /// <param name="now">The time.</param>
    public static Issue Enter(Edition edition, Issue issue, string? heldBefore, DateTimeOffset now)
    {
        if (issue.Articles.Count == 0 && edition.EmptyWeeks is EmptyWeekPolicy.Silent)
            return issue with { State = IssueState.Empty };
        if (heldBefore is not null)
            return Held(issue, heldBefore, until: null);
        if (IsLate(edition, issue, now))
            return Late(edition, issue);
        return edition.Approval switch
        {
            ApprovalPolicy.Required => Held(issue, "It waits for an editor, as every issue of the edition does.", until: null),
            ApprovalPolicy.UntilDeadline => Held(issue, "It waits for an editor until its deadline.", now.AddHours(edition.ApprovalHours)),
            _ => issue with { State = IssueState.Composed, Reason = null },
        };
    }

    /// <summary>Whether its time has passed without its having gone out; an editor's approval counts more.</summary>
    public static bool IsLate(Edition edition, Issue issue, DateTimeOffset now) =>
        issue.Approved is null && now - issue.Cut > TimeSpan.FromHours(edition.MaxHoursLate);

    /// <summary>What becomes of an issue that is late.</summary>
    public static Issue Late(Edition edition, Issue issue)
    {
        var hours = string.Create(CultureInfo.InvariantCulture, $"It could not go out within {edition.MaxHoursLate} hours of its cut");
        return edition.Missed is MissedPolicy.Skip
            ? issue with { State = IssueState.Dropped, Reason = $"{hours}; its articles go into the next issue." }
            : Held(issue, $"{hours}, and waits for an editor.", until: null);
    }

    private static Issue Held(Issue issue, string reason, DateTimeOffset? until) =>
        issue with { State = IssueState.Held, Reason = reason, HeldUntil = until };
}
