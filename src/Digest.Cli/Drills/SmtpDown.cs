using Digest.Core.Delivery.Control;
using Digest.Core.Issues;

namespace Digest.Cli.Drills;

/// <summary>The mail server is gone for longer than copies are tried.</summary>
internal sealed class SmtpDown : IDrill
{
    private const int Readers = 30;

    /// <inheritdoc/>
    public string Name => "smtp-down";

    /// <inheritdoc/>
    public string What => "The mail server does not answer for three days, longer than any copy is tried.";

    /// <inheritdoc/>
    public async Task RunAsync(DrillRoom room, CancellationToken cancellationToken)
    {
        var say = room.Say;
        await room.StartAsync(cancellationToken);
        await room.SubscribeAsync(Readers, "reader", cancellationToken);
        await room.UploadAsync("The bridge will be built anew", cancellationToken);
        room.Relay.IsDown = true;
        await room.CutAsync(cancellationToken);
        say.Happens($"The issue is cut and goes out to {Readers} readers, and the mail server closes every connection.");
        await room.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(20), cancellationToken);
        var alerts = room.Alerts.Take();
        say.Sees($"Alerts {string.Join(" and ", alerts)}. digest issues status weekly:", await room.StatusAsync(cancellationToken));
        var issue = await room.IssueAsync(cancellationToken);
        say.Checks(alerts.Contains("IssueLate") && alerts.Contains("IssueTroubled"), "IssueLate and IssueTroubled are raised.");
        say.Checks(issue.Trouble?.Contains("all deferred", StringComparison.Ordinal) == true && issue.State == IssueState.Delivering, "The trouble says that all mails were deferred, and that nothing is lost.");

        say.Does("Nothing but to have the mail server mended: copies are tried again by themselves.");
        await room.PassAsync(TimeSpan.FromHours(76), TimeSpan.FromHours(4), cancellationToken);
        alerts = room.Alerts.Take();
        say.Happens("72 hours after its first try each copy is given up.");
        say.Sees($"Alerts {string.Join(" and ", alerts)}. digest issues status weekly:", await room.StatusAsync(cancellationToken));
        issue = await room.IssueAsync(cancellationToken);
        say.Checks(alerts.Contains("CopiesFailing"), "CopiesFailing is raised.");
        say.Checks(issue.State == IssueState.Finished && issue.Tally.Failed == Readers && room.Relay.Log.Count == 0, $"All {Readers} copies failed, each with its reason, and the issue is closed.");

        room.Relay.IsDown = false;
        say.Happens("The mail server is back.");
        var (_, rows) = await room.Get<DeliveryDesk>().RetryAsync(issue.Id, uncertainToo: false, cancellationToken);
        say.Does($"digest issues retry {issue.Id}: {rows} readers get it again.");
        await room.IdleAsync(cancellationToken);
        await room.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(15), cancellationToken);
        say.Sees("digest issues status weekly:", await room.StatusAsync(cancellationToken));
        issue = await room.IssueAsync(cancellationToken);
        say.Checks(issue.State == IssueState.Finished && issue.Tally.Sent == Readers, $"The issue is finished: {issue.Tally.Sent} of {Readers} sent.");
        say.Checks(room.HasEachOnce(Readers), "By the mail server's own log each reader has it once: nobody twice, nobody skipped.");
    }
}
