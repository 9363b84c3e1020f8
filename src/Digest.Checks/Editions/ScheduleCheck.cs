using System.Globalization;
using System.Runtime.CompilerServices;
using Digest.Core.Editions;

namespace Digest.Checks.Editions;

/// <summary>When each edition goes out next, in the time of its own zone, and by which rules.</summary>
internal sealed class ScheduleCheck(EditionList editions, TimeProvider time) : ICheck
{
    public string Group => "schedule";

    public async IAsyncEnumerable<CheckResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var edition in editions.All)
            yield return Of(edition, time.GetUtcNow());
    }

    private CheckResult Of(Edition edition, DateTimeOffset now)
    {
        var zone = EditionSchedule.ZoneOf(edition);
        var next = EditionSchedule.NextCut(edition, now);
        var then = EditionSchedule.NextCut(edition, next);
        var finding = $"Next cut {When(next, zone)} in {edition.TimeZone}, then {When(then, zone)}; {Policies(edition)}.";
        foreach (var (from, cut) in new[] { (now, next), (next, then) })
        {
            if (zone.GetUtcOffset(from) != zone.GetUtcOffset(cut))
                finding += $" The clocks change before {When(cut, zone)}.";
            if (TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(cut, zone).DateTime) != edition.Time)
                return new CheckResult(Group, edition.Id, CheckState.Warning, $"{finding} They skip {edition.Time:HH:mm} on that day, so that it is cut later.", "Choose a time outside the night in which clocks change, such as 07:00.");
        }

        return new CheckResult(Group, edition.Id, CheckState.Ok, finding);
    }

    // The wall-clock time of the edition, so that a wrong zone is seen.
    private static string When(DateTimeOffset cut, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(cut, zone):ddd yyyy-MM-dd HH:mm zzz}");

    private static string Policies(Edition edition)
    {
        var approval = edition.Approval switch
        {
            ApprovalPolicy.Required => "waits for an editor",
            ApprovalPolicy.UntilDeadline => string.Create(CultureInfo.InvariantCulture, $"goes out {edition.ApprovalHours} h after its cut unless held"),
            _ => "goes out at its cut",
        };
        var missed = edition.Missed is MissedPolicy.Hold ? "held" : "dropped";
        return string.Create(CultureInfo.InvariantCulture, $"{approval}; {missed} when later than {edition.MaxHoursLate} h; empty weeks: {edition.EmptyWeeks.ToString().ToLowerInvariant()}");
    }
}
