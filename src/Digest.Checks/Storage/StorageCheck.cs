using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Digest.Azure;

namespace Digest.Checks.Storage;

/// <summary>Whether tables, blobs and queues answer and are all there; and where an identity opens them, whether it may write.</summary>
internal sealed class StorageCheck(Account account, IReadOnlyList<string> containers, TimeProvider time) : ICheck
{
    public string Group => "storage";

    public async IAsyncEnumerable<CheckResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (tables, blobs, queues) = (
            new StorageRole("tables", "Storage Table Data Contributor", account.Tables.Uri),
            new StorageRole("blobs", "Storage Blob Data Owner", account.Blobs.Uri),
            new StorageRole("queues", "Storage Queue Data Contributor", account.Queues.Uri));
        yield return await LookAsync(tables, StorageNames.Tables, token => account.Tables.QueryAsync(cancellationToken: token).Select(table => table.Name), cancellationToken);
        yield return await LookAsync(blobs, containers, token => account.Blobs.GetBlobContainersAsync(BlobContainerTraits.None, BlobContainerStates.System, cancellationToken: token).Select(container => container.Name), cancellationToken);
        yield return await LookAsync(queues, StorageNames.Queues, token => account.Queues.GetQueuesAsync(cancellationToken: token).Select(queue => queue.Name), cancellationToken);

        if (account.HasKey)
        {
            yield return new CheckResult(Group, "roles", CheckState.Skipped, "A key opens the account (AzureWebJobsStorage), so that roles do not count.");
            yield break;
        }

        // What is not there is deleted: whoever may not write is refused before anybody looks.
        yield return await WriteAsync(tables, token => account.Tables.GetTableClient(StorageNames.CountsTable).DeleteEntityAsync("doctor", "none", cancellationToken: token), cancellationToken);
        yield return await WriteAsync(blobs, token => account.Blobs.GetBlobContainerClient(StorageNames.OutgoingContainer).GetBlobClient("doctor-none").DeleteIfExistsAsync(cancellationToken: token), cancellationToken);
        yield return await WriteAsync(queues, token => account.Queues.GetQueueClient(StorageNames.PlanQueue).DeleteMessageAsync("00000000-0000-0000-0000-000000000000", "none", token), cancellationToken);
    }

    private async Task<CheckResult> LookAsync(StorageRole service, IReadOnlyList<string> wanted, Func<CancellationToken, IAsyncEnumerable<string>> list, CancellationToken cancellationToken)
    {
        List<string> found = [];
        if (await service.TryAsync(Group, async token => found = await list(token).ToListAsync(token), time, cancellationToken) is { } failed)
            return failed;
        var missing = wanted.Except(found, StringComparer.OrdinalIgnoreCase).ToList();
        return missing.Count == 0
            ? new CheckResult(Group, service.Service, CheckState.Ok, $"They answer; all {wanted.Count} are there.")
            : new CheckResult(Group, service.Service, CheckState.Warning, $"They answer; not there yet: {string.Join(", ", missing)}.", "The app makes them at its first work; start it and look again.");
    }

    private async Task<CheckResult> WriteAsync(StorageRole service, Func<CancellationToken, Task> delete, CancellationToken cancellationToken)
    {
        async Task AskAsync(CancellationToken token)
        {
            try
            {
                await delete(token);
            }
            catch (RequestFailedException nothing) when (nothing.Status is 400 or 404)
            {
                // There was nothing to delete.
            }
        }

        return await service.TryAsync(Group, AskAsync, time, cancellationToken) is { } failed
            ? failed with { Name = $"role for {service.Service}" }
            : new CheckResult(Group, $"role for {service.Service}", CheckState.Ok, "The identity that runs this may read and write.");
    }
}
