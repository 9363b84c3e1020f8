using Digest.Azure.Backups;
using Digest.Cli.Issues;
using Digest.Core.Delivery.Control;
using Digest.Core.Issues;
using Digest.Core.Subscribers;

namespace Digest.Cli.Drills;

/// <summary>The tables are lost, and brought back from a copy that is older than the last issues.</summary>
internal sealed class RestoreTables : IDrill
{
    private const int Readers = 12;
    private const int PerMinute = 5;

    /// <inheritdoc/>
    public string Name => "restore-tables";

    /// <inheritdoc/>
    public string What => "All tables are lost; the copy was taken in the middle of an issue, a week and an issue ago.";

    /// <inheritdoc/>
    public async Task RunAsync(DrillRoom room, CancellationToken cancellationToken)
    {
        var say = room.Say;
        var parent = Directory.CreateTempSubdirectory("digest-copy-").FullName;
        var folder = Path.Combine(parent, "copy");
        try
        {
            room.Settings["Digest__Delivery__MailsPerMinute"] = $"{PerMinute}";
            await room.StartAsync(cancellationToken);
            await room.SubscribeAsync(Readers, "reader", cancellationToken);
            var first = await WeekAsync(room, "The bridge will be built anew", Minutes(5), cancellationToken);
            var second = await WeekAsync(room, "The library lends tools", TimeSpan.Zero, cancellationToken);
            var copy = await room.Get<StorageBackup>().RunAsync(folder, (_, _) => { }, cancellationToken);
            say.Does($"digest backup --to DIR writes {copy.Tables.Sum(table => table.Items)} rows of {copy.Tables.Count} tables: {first.Id} is finished, {second.Id} has reached {room.Relay.Log.Count - Readers} of {Readers} readers.");
            await room.PassAsync(Minutes(5), Minutes(1), cancellationToken);
            var left = DrillRoom.IdOf(DrillRoom.Address("reader", 0));
            await room.Get<Withdrawals>().UnsubscribeAsync(DrillRoom.Edition, left, "one-click", null, cancellationToken);
            var third = await WeekAsync(room, "A school opens by the river", Minutes(5), cancellationToken);
            say.Happens($"After that {second.Id} reaches the others, one reader unsubscribes, and {third.Id} goes out to the {third.Audience} who are left.");
            var sent = room.Relay.Log.Count;

            await DrillRoom.LoseTablesAsync(room.Storage, cancellationToken);
            await room.StartAsync(cancellationToken);
            say.Happens("All tables are lost.");
            say.Does("AzureWebJobs.PublishDueIssues.Disabled, …PlanDelivery.Disabled and …DeliverBatch.Disabled are set to true. Then digest restore --from DIR:");
            var report = await room.Get<StorageRestore>().RunAsync(folder, intoExisting: true, (_, _) => { }, cancellationToken);
            var issues = await room.Get<IssueRecovery>().RecoverAsync(report.Manifest.Taken, cancellationToken);
            say.Sees($"{report.Parts.Sum(part => part.Added)} rows and files are added.", issues.Select(issue => $"{issue.Id}: {IssueText.StateOf(issue)}"));
            await CheckAsync(room, first, second, third, cancellationToken);

            var leavers = room.Log.Lines.Where(line => line.Contains(" left edition ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).Distinct(StringComparer.Ordinal).ToList();
            foreach (var id in leavers)
                await room.Get<Withdrawals>().UnsubscribeAsync(DrillRoom.Edition, id, "operator", null, cancellationToken);
            say.Does($"The log of the app names {leavers.Count} who left since: digest subscribers remove {leavers.FirstOrDefault()}");
            say.Checks(leavers.SequenceEqual([left]), "It is the one who unsubscribed.");
            await room.Get<DeliveryDesk>().CancelAsync(second.Id, cancellationToken);
            say.Does($"The log of the mail server shows that all have {second.Id}: digest issues cancel {second.Id}. Then the functions are enabled.");

            await room.PassAsync(TimeSpan.FromHours(26), TimeSpan.FromHours(1), cancellationToken);
            say.Checks(room.Relay.Log.Count == sent, "A day of ticks later nobody was mailed anything.");
            var fourth = await WeekAsync(room, "The market moves indoors", Minutes(5), cancellationToken);
            say.Sees("A week later, digest issues status weekly:", await room.StatusAsync(cancellationToken));
            say.Checks(fourth.State == IssueState.Finished && fourth.Tally.Sent == Readers - 1 && !room.Relay.Log.Skip(sent).Any(mail => DrillRoom.IdOf(mail.Recipient) == left), $"{fourth.Id} goes out to {Readers - 1}, and not to who unsubscribed.");
            say.Checks(fourth.Articles.Count == 1 && !third.Articles.Contains(fourth.Articles[0]), $"It tells nothing again that {third.Id} told.");
            say.Checks(room.Received().All(reader => reader.Value == (DrillRoom.IdOf(reader.Key) == left ? 2 : 4)), "By the mail server's own log nobody has any issue twice, and nobody misses one.");
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    private static async Task CheckAsync(DrillRoom room, Issue first, Issue second, Issue third, CancellationToken cancellationToken)
    {
        var (say, store) = (room.Say, room.Get<IIssueStore>());
        var (one, two, three) = (await store.FindAsync(first.Id, cancellationToken), await store.FindAsync(second.Id, cancellationToken), await store.FindAsync(third.Id, cancellationToken));
        say.Checks(one is { State: IssueState.Finished, Trouble: null } && one.Tally == first.Tally, $"{first.Id} is finished, as it was.");
        say.Checks(two is { State: IssueState.Delivering, Paused: not null }, $"{second.Id}, which the copy has in the middle, is halted: it would be sent twice to those who got it since.");
        say.Checks(three is { State: IssueState.Finished, Trouble: not null }, $"{third.Id}, of which the copy knows nothing, is found by its files and closed: it would be made and sent again.");
    }

    private static async Task<Issue> WeekAsync(DrillRoom room, string headline, TimeSpan span, CancellationToken cancellationToken)
    {
        await room.UploadAsync(headline, cancellationToken);
        await room.CutAsync(cancellationToken);
        await room.PassAsync(span, Minutes(1), cancellationToken);
        return await room.IssueAsync(cancellationToken);
    }

    private static TimeSpan Minutes(int count) => TimeSpan.FromMinutes(count);
}
