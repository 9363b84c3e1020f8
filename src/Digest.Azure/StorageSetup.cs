using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Digest.Azure;

/// <summary>Creates what a deployment keeps its data in: once a process, at start or at first use.</summary>
/// <param name="tables">The account's tables.</param>
/// <param name="blobs">Its blobs.</param>
/// <param name="queues">Its queues.</param>
/// <param name="archive">The container of the archive; null or empty for <see cref="StorageNames.IssuesContainer"/>.</param>
public sealed class StorageSetup(TableServiceClient tables, BlobServiceClient blobs, QueueServiceClient queues, string? archive)
{
    private readonly Lock _gate = new();
    private Task? _created;

    /// <summary>The containers of this deployment: those of <see cref="StorageNames"/>, and the archive where the settings put it.</summary>
    public IReadOnlyList<string> Containers => [.. StorageNames.Containers.Select(NameOf)];

    /// <summary>
    /// Creates the tables, containers and queues of <see cref="StorageNames"/> that are not there yet. Repeating it costs
    /// nothing once it succeeded; after a failure it is tried anew.
    /// </summary>
    /// <exception cref="InvalidOperationException">Storage does not answer or refuses; the message names the setting and the role.</exception>
    public Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Shared by all callers, so that none of them can cancel it for the others.
            if (_created is null or { IsFaulted: true } or { IsCanceled: true })
                _created = CreateAsync();
            return _created.WaitAsync(cancellationToken);
        }
    }

    internal async ValueTask<TableClient> TableAsync(string name, CancellationToken cancellationToken)
    {
        await EnsureCreatedAsync(cancellationToken);
        return tables.GetTableClient(name);
    }

    internal async ValueTask<BlobContainerClient> ContainerAsync(string name, CancellationToken cancellationToken)
    {
        await EnsureCreatedAsync(cancellationToken);
        return blobs.GetBlobContainerClient(NameOf(name));
    }

    internal async ValueTask<QueueClient> QueueAsync(string name, CancellationToken cancellationToken)
    {
        await EnsureCreatedAsync(cancellationToken);
        return queues.GetQueueClient(name);
    }

    // The archive may lie where the account serves it.
    private string NameOf(string container) => container == StorageNames.IssuesContainer && !string.IsNullOrEmpty(archive) ? archive : container;

    private async Task CreateAsync()
    {
        // Tables first: where nobody answers at all, their client gives up after seconds, that of blobs after half a minute.
        await Task.WhenAll(StorageNames.Tables.Select(name => NamingTheRemedy("Storage Table Data Contributor", tables.Uri, () => tables.CreateTableIfNotExistsAsync(name))));
        await Task.WhenAll(
        [
            .. Containers.Select(name => NamingTheRemedy("Storage Blob Data Contributor", blobs.Uri, () => blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync())),
            .. StorageNames.Queues.Select(name => NamingTheRemedy("Storage Queue Data Contributor", queues.Uri, () => queues.GetQueueClient(name).CreateIfNotExistsAsync())),
        ]);
    }

    private static async Task NamingTheRemedy<T>(string role, Uri endpoint, Func<Task<T>> create)
    {
        // Without the query: it may hold a signature.
        var address = endpoint.GetLeftPart(UriPartial.Path);
        try
        {
            await create();
        }
        catch (RequestFailedException refused) when (refused.Status is 401 or 403)
        {
            throw new InvalidOperationException($"Storage at {address} refuses access ({refused.ErrorCode}): give the identity the role '{role}', or correct the key in setting {StorageClients.Setting}.", refused);
        }
        catch (Exception silent) when (silent is RequestFailedException { Status: 0 } or AggregateException)
        {
            throw new InvalidOperationException($"Storage at {address} does not answer: correct setting {StorageClients.Setting}, or start Azurite if that is what it names.", silent);
        }
    }
}
