using Azure.Storage.Blobs;
using Digest.Azure;
using Digest.Core.Issues;
using Digest.Core.Templates;

namespace Digest.Cli.Drills;

/// <summary>A template that was uploaded cannot be printed.</summary>
internal sealed class WrongTemplate : IDrill
{
    private const int Readers = 10;
    private const string File = "weekly/email.txt";
    private const string Slogan = "Good news from the drill";

    /// <inheritdoc/>
    public string Name => "wrong-template";

    /// <inheritdoc/>
    public string What => "A template that was uploaded for the edition is broken when its issue is due.";

    /// <inheritdoc/>
    public async Task RunAsync(DrillRoom room, CancellationToken cancellationToken)
    {
        var say = room.Say;
        await room.StartAsync(cancellationToken);
        await room.SubscribeAsync(Readers, "reader", cancellationToken);
        var deployed = room.Get<ITemplateSource>().Read("email.txt")!;
        await UploadAsync(room, $"{deployed}\n{Slogan}\n", cancellationToken);
        var (first, _) = await WeekAsync(room, "The bridge will be built anew", cancellationToken);
        say.Happens($"{first.Id} goes out with the newsroom's own {File}.");
        say.Checks(first is { State: IssueState.Finished, Trouble: null }, "It is finished without trouble.");

        await UploadAsync(room, $"{{{{ if issue.note\n{deployed}", cancellationToken);
        room.Alerts.Take();
        var (second, text) = await WeekAsync(room, "The library lends tools", cancellationToken);
        await room.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5), cancellationToken);
        var alerts = room.Alerts.Take();
        say.Happens($"A new {File} is uploaded on Saturday, in which a statement is not closed; {second.Id} is due on Sunday.");
        say.Sees($"Alerts {string.Join(" and ", alerts)}. digest issues status weekly:", await room.StatusAsync(cancellationToken));
        say.Checks(second.State == IssueState.Finished && second.Tally.Sent == Readers, $"The issue went out all the same: {second.Tally.Sent} of {Readers} sent.");
        say.Checks(text.Contains(Slogan, StringComparison.Ordinal), "It was printed by the last templates that were in order.");
        say.Checks(alerts.Contains("IssueTroubled") && second.Trouble is { } trouble && trouble.Contains($"{File} in container templates, line ", StringComparison.Ordinal), "IssueTroubled is raised, and the trouble names file, line and remedy.");

        await UploadAsync(room, $"{deployed}\n{Slogan}, mended\n", cancellationToken);
        say.Does("digest templates check --templates DIR finds it on your machine; then upload the right one.");
        var (third, mended) = await WeekAsync(room, "A school opens by the river", cancellationToken);
        say.Checks(third is { State: IssueState.Finished, Trouble: null } && mended.Contains($"{Slogan}, mended", StringComparison.Ordinal), $"{third.Id} is printed by it, without trouble.");
        say.Checks(room.Received() is var received && received.Count == Readers && received.Values.All(count => count == 3), "By the mail server's own log each reader has three issues, each once.");
    }

    private static async Task<(Issue Issue, string Text)> WeekAsync(DrillRoom room, string headline, CancellationToken cancellationToken)
    {
        await room.UploadAsync(headline, cancellationToken);
        await room.CutAsync(cancellationToken);
        var issue = await room.IssueAsync(cancellationToken);
        return (issue, (await room.Get<IIssueStore>().ReadRenderedAsync(issue.Id, cancellationToken))!.EmailText);
    }

    private static async Task UploadAsync(DrillRoom room, string text, CancellationToken cancellationToken) =>
        await room.Get<BlobServiceClient>().GetBlobContainerClient(StorageNames.TemplatesContainer).GetBlobClient(File).UploadAsync(BinaryData.FromString(text), overwrite: true, cancellationToken);
}
