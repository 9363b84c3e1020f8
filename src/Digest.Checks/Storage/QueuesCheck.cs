using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Storage.Queues;
using Digest.Azure;

namespace Digest.Checks.Storage;

/// <summary>How long the queues are, how long their oldest messages wait to be worked on, and whether the host gave any up.</summary>
internal sealed class QueuesCheck(Account account, TimeProvider time) : ICheck
{
    private const string Poison = "-poison";
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(30);

    public string Group => "queues";

    public async IAsyncEnumerable<CheckResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var role = new StorageRole("queues", "Storage Queue Data Contributor", account.Queues.Uri);
        foreach (var name in StorageNames.Queues.SelectMany(queue => new[] { queue, queue + Poison }).Append("webjobs-blobtrigger" + Poison))
        {
            CheckResult? found = null;
            if (await role.TryAsync(Group, async token => found = await OfAsync(account.Queues.GetQueueClient(name), token), time, cancellationToken) is { } failed)
            {
                // One word for all: the others would fail alike.
                yield return failed;
                yield break;
            }

            yield return found!;
        }
    }

    private async Task<CheckResult> OfAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        var isPoison = queue.Name.EndsWith(Poison, StringComparison.Ordinal);
        if (await QueuePeek.LookAsync(queue, cancellationToken) is not { } seen)
            return new CheckResult(Group, queue.Name, CheckState.Ok, isPoison ? "Empty: nothing was ever given up." : "It is not there yet; the app makes it.");
        if (seen.Length == 0)
            return new CheckResult(Group, queue.Name, CheckState.Ok, "Empty.");
        var age = seen.Since is { } since ? time.GetUtcNow() - since : (TimeSpan?)null;
        var finding = string.Create(CultureInfo.InvariantCulture, $"About {seen.Length:N0} messages, {(age is { } waits ? $"the oldest due for {Math.Max(0, waits.TotalMinutes):0} minutes" : "none of them due yet")}.");
        if (isPoison)
            return new CheckResult(Group, queue.Name, CheckState.Warning, finding, "The app reads them within a minute and writes why on the issue or article; where they stay, it does not run: look at its log, and at digest issues status.");
        return age > Old
            ? new CheckResult(Group, queue.Name, CheckState.Warning, finding, "Nobody reads them: look whether the app runs, and at its log.")
            : new CheckResult(Group, queue.Name, CheckState.Ok, finding);
    }
}
