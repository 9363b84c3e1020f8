using Digest.Core.Issues;
using Digest.LocalHost.Services;

namespace Digest.Cli.Drills;

/// <summary>Storage answers that it is busy while an issue is being sent.</summary>
internal sealed class StorageThrottled : IDrill
{
    private const int Readers = 40;
    private const int SentBefore = 12;

    // A client asks four times, so that one write fails for good and the next is delayed.
    private const int Busy = 6;

    /// <inheritdoc/>
    public string Name => "storage-throttled";

    /// <inheritdoc/>
    public string What => "Storage answers 503 ServerBusy in the middle of an issue, longer than its clients are patient.";

    /// <inheritdoc/>
    public async Task RunAsync(DrillRoom room, CancellationToken cancellationToken)
    {
        var say = room.Say;
        await using var gate = await StorageGate.StartAsync(room.Storage);
        room.Settings["AzureWebJobsStorage"] = gate.ConnectionString;
        room.Settings["Digest__Delivery__InFlight"] = "8";
        await room.StartAsync(cancellationToken);
        await room.SubscribeAsync(Readers, "reader", cancellationToken);
        await room.UploadAsync("The bridge will be built anew", cancellationToken);
        var (left, refused, accepted) = (0, 0, 0);
        room.Relay.BeforeAnswer = count =>
        {
            if (count == SentBefore)
                Interlocked.Exchange(ref left, Busy);
            return false;
        };
        gate.IsBusy = (_, path) =>
        {
            if ((!path.Contains("Deliveries", StringComparison.Ordinal) && !path.EndsWith("$batch", StringComparison.Ordinal)) || Interlocked.Decrement(ref left) < 0)
                return false;
            if (Interlocked.Increment(ref refused) == 1)
                accepted = room.Relay.Log.Count;
            return true;
        };
        await room.CutAsync(cancellationToken);
        say.Happens($"The issue goes out to {Readers} readers. After {accepted} of them the ledger answers 503 ServerBusy, {refused} times in a row.");
        say.Checks(refused == Busy && accepted < Readers, "It happened in the middle: a write of answers was refused although its client asked four times.");
        say.Happens("The batch that failed keeps the answers it knows, records them, and is taken from its queue again by the host.");
        say.Does("Nothing.");
        await room.PassAsync(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10), cancellationToken);
        say.Sees("digest issues status weekly:", await room.StatusAsync(cancellationToken));
        var issue = await room.IssueAsync(cancellationToken);
        say.Checks(issue.State == IssueState.Finished && issue.Tally.Sent == Readers, $"The issue is finished: {issue.Tally.Sent} of {Readers} sent, {issue.Tally.Uncertain} uncertain.");
        say.Checks(room.HasEachOnce(Readers), "By the mail server's own log each reader has it once: nobody twice, nobody skipped.");
    }
}
