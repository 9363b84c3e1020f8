using Azure.Storage.Blobs;
using Digest.Azure;
using Digest.Core.Issues;

namespace Digest.Cli.Drills;

/// <summary>A batch fails until the host gives its message up.</summary>
internal sealed class PoisonBatch : IDrill
{
    private const int Readers = 40;
    private const int PerMinute = 15;

    /// <inheritdoc/>
    public string Name => "poison-batch";

    /// <inheritdoc/>
    public string What => "In the middle of an issue its files vanish, and its batch fails until the host gives it up.";

    /// <inheritdoc/>
    public async Task RunAsync(DrillRoom room, CancellationToken cancellationToken)
    {
        var say = room.Say;
        room.Settings["Digest__Delivery__MailsPerMinute"] = $"{PerMinute}";
        await room.StartAsync(cancellationToken);
        await room.SubscribeAsync(Readers, "reader", cancellationToken);
        await room.UploadAsync("The bridge will be built anew", cancellationToken);
        await room.CutAsync(cancellationToken);
        say.Happens($"The issue goes out to {Readers} readers at {PerMinute} mails a minute; {room.Relay.Log.Count} have it.");
        var issue = await room.IssueAsync(cancellationToken);
        var files = room.Get<BlobServiceClient>().GetBlobContainerClient(StorageNames.OutgoingContainer);
        var deleted = new Dictionary<string, BinaryData>(StringComparer.Ordinal);
        await foreach (var blob in files.GetBlobsAsync(cancellationToken: cancellationToken).Where(blob => blob.Name.StartsWith($"{issue.Id}/", StringComparison.Ordinal)))
        {
            deleted[blob.Name] = (await files.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken)).Value.Content;
            await files.DeleteBlobAsync(blob.Name, cancellationToken: cancellationToken);
        }

        // An instance that runs holds the files in its memory.
        await room.StartAsync(cancellationToken);
        say.Happens($"Somebody deletes folder {issue.Id} of container outgoing, and the app is started anew.");
        room.Alerts.Take();
        await room.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5), cancellationToken);
        var alerts = room.Alerts.Take();
        say.Sees($"Alerts {string.Join(" and ", alerts)}. digest issues status weekly:", await room.StatusAsync(cancellationToken));
        var trouble = (await room.IssueAsync(cancellationToken)).Trouble;
        say.Checks(alerts.Contains("MessagesPoisoned") && alerts.Contains("IssueTroubled"), "MessagesPoisoned and IssueTroubled are raised.");
        say.Checks(trouble?.StartsWith("Batch 0 could not be delivered", StringComparison.Ordinal) == true, "The trouble names the batch, and where its cause is logged.");

        foreach (var (name, content) in deleted)
            await files.UploadBlobAsync(name, content, cancellationToken);
        say.Does($"The cause is mended: az storage blob undelete brings the {deleted.Count} files back.");
        await room.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(5), cancellationToken);
        say.Happens("The tick finds that the batch fell silent, and queues it again.");
        say.Sees("digest issues status weekly:", await room.StatusAsync(cancellationToken));
        issue = await room.IssueAsync(cancellationToken);
        say.Checks(issue is { State: IssueState.Finished, Trouble: null } && issue.Tally.Sent == Readers, $"The issue is finished without trouble: {issue.Tally.Sent} of {Readers} sent.");
        say.Checks(room.HasEachOnce(Readers), "By the mail server's own log each reader has it once: nobody twice, nobody skipped.");
    }
}
