using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Digest.Core.Observing;

namespace Digest.Azure;

/// <summary>Asks each service of the storage account whether it answers.</summary>
public sealed class StorageHealth(TableServiceClient tables, BlobServiceClient blobs, QueueServiceClient queues, TimeProvider time) : IReadinessCheck
{
    /// <summary>How long a service may take to answer before it counts as failing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The services that do not answer or refuse access: <c>tables</c>, <c>blobs</c>, <c>queues</c>; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> FailingAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(
            FailsAsync("tables", token => tables.GetTableClient(StorageNames.IssuesTable).GetEntityIfExistsAsync<TableEntity>("-", "-", cancellationToken: token), cancellationToken),
            FailsAsync("blobs", token => blobs.GetBlobContainerClient(StorageNames.ArticlesContainer).ExistsAsync(token), cancellationToken),
            FailsAsync("queues", token => queues.GetQueueClient(StorageNames.DeliverQueue).ExistsAsync(token), cancellationToken));
        return [.. answers.OfType<string>()];
    }

    private async Task<string?> FailsAsync(string service, Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await ask(both.Token);
            return null;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Why is in the log of whoever needs the service; a stranger who asks for health learns only which.
            return service;
        }
    }
}
