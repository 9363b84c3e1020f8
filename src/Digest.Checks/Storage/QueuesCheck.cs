using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Queues;
using Digest.Azure;

namespace Digest.Checks.Storage;

/// <summary>How long the queues are, how old their oldest messages, and whether the host gave any up.</summary>
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
        int length;
        DateTimeOffset? oldest;
        try
        {
            length = (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
            oldest = (await queue.PeekMessagesAsync(1, cancellationToken)).Value is [var first, ..] ? first.InsertedOn : null;
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return new CheckResult(Group, queue.Name, CheckState.Ok, isPoison ? "Empty: nothing was ever given up." : "It is not there yet; the app makes it.");
        }

        if (length == 0)
            return new CheckResult(Group, queue.Name, CheckState.Ok, "Empty.");
        var age = oldest is { } since ? time.GetUtcNow() - since : (TimeSpan?)null;
        var finding = string.Create(CultureInfo.InvariantCulture, $"About {length:N0} messages, {(age is { } old ? $"the oldest {Math.Max(0, old.TotalMinutes):0} minutes old" : "none of them due yet")}.");
        if (isPoison)
            return new CheckResult(Group, queue.Name, CheckState.Warning, finding, "The app reads them within a minute and writes why on the issue or article; where they stay, it does not run: look at its log, and at digest issues status.");
        return age > Old
            ? new CheckResult(Group, queue.Name, CheckState.Warning, finding, "Nobody reads them: look whether the app runs, and at its log.")
            : new CheckResult(Group, queue.Name, CheckState.Ok, finding);
    }
}
