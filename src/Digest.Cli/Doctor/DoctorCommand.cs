using System.CommandLine;
using System.Globalization;
using Digest.Azure;
using Digest.Cli.Services;
using Digest.Cli.Terminal;
using Digest.Core.Editions;
using Microsoft.Extensions.Options;

namespace Digest.Cli.Doctor;

/// <summary><c>digest doctor</c>: looks at the settings before readers do, and says how to mend what is wrong.</summary>
internal static class DoctorCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "The data folder of a local run. Default: the storage of the settings, else artifacts/data.", HelpName = "DIR" };
        var command = new Command("doctor", "Checks editions and storage; exit code 1 when something is to be mended.") { data };
        command.SetAction((given, cancellationToken) => RunAsync(given.GetValue(data), DigestCommand.IsVerbose(given), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? data, bool log, CancellationToken cancellationToken)
    {
        var reporter = new Reporter();
        try
        {
            await using var app = await App.OpenAsync(data, log, cancellationToken);
            foreach (var edition in app.Get<EditionList>().All)
                reporter.Table("edition", ["Edition", "Next cut", "Then", "Policies"], [Of(edition, TimeProvider.System.GetUtcNow())]);
            var failing = await app.Get<StorageHealth>().FailingAsync(cancellationToken);
            reporter.Say("storage", failing.Count == 0 ? "answers" : $"{string.Join(", ", failing)} do not answer: correct setting AzureWebJobsStorage, or start what it names.");
            return failing.Count == 0 ? 0 : DigestCommand.Failed;
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var problem in wrong.Failures)
                reporter.Say("to mend", Printable.OneLine(problem));
            return DigestCommand.Failed;
        }
    }

    // The wall-clock time of the edition, so that a wrong zone is seen; and the week after, where the clocks may have changed.
    private static string[] Of(Edition edition, DateTimeOffset now)
    {
        var next = EditionSchedule.NextCut(edition, now);
        return [edition.Id, When(edition, next), When(edition, EditionSchedule.NextCut(edition, next)), Policies(edition)];
    }

    private static string When(Edition edition, DateTimeOffset cut)
    {
        var local = TimeZoneInfo.ConvertTime(cut, EditionSchedule.ZoneOf(edition));
        return string.Create(CultureInfo.InvariantCulture, $"{local:ddd yyyy-MM-dd HH:mm zzz} in {edition.TimeZone}");
    }

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
