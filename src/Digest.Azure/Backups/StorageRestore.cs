using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Digest.Core.Subscribers;

namespace Digest.Azure.Backups;

/// <summary>
/// Brings a folder that <see cref="StorageBackup"/> made back into storage. It only adds what is missing; what is there
/// stays, so that whoever left since the copy was made has left. Running it again completes one that was cut short.
/// </summary>
public sealed class StorageRestore(StorageSetup storage, ISuppressionStore suppressions)
{
    private const int AtOnce = 8;

    /// <summary>Restores.</summary>
    /// <param name="folder">The copy.</param>
    /// <param name="intoExisting">Whether the tables may hold rows already.</param>
    /// <param name="progress">Hears of each table and container, how many of it are done.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidDataException">The folder is no whole copy; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">A table holds rows and may not; nothing was written.</exception>
    public async Task<RestoreReport> RunAsync(string folder, bool intoExisting, Action<string, long> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var files = new BackupFolder(Path.GetFullPath(folder));
        var manifest = await files.ReadManifestAsync(cancellationToken);
        await BackupReader.CheckAsync(files, manifest, progress, cancellationToken);
        if (!intoExisting)
            await RefuseFilledAsync(cancellationToken);

        var parts = new List<RestoredPart>();
        foreach (var container in BackupFolder.Containers.Where(name => manifest.Containers.Any(part => part.Name == name)))
            parts.Add(await FillContainerAsync(files, container, progress, cancellationToken));
        ErasedReaders? erased = null;
        foreach (var table in BackupFolder.Tables.Reverse().Where(name => manifest.Tables.Any(part => part.Name == name)))
        {
            parts.Add(await FillTableAsync(files, table, erased, progress, cancellationToken));
            // Suppressions come first, and with them whom to leave out of the rest.
            erased ??= await ErasedReaders.ReadAsync(await storage.TableAsync(StorageNames.SuppressionsTable, cancellationToken), cancellationToken);
        }

        return new RestoreReport(manifest, parts);
    }

    private async Task RefuseFilledAsync(CancellationToken cancellationToken)
    {
        foreach (var name in BackupFolder.Tables)
        {
            await foreach (var _ in (await storage.TableAsync(name, cancellationToken)).QueryAsync<TableEntity>(maxPerPage: 1, select: ["RowKey"], cancellationToken: cancellationToken))
                throw new InvalidOperationException($"Table {name} holds rows: nothing was restored. With --into-existing rows that are missing are added, and those that are there stay as they are.");
        }
    }

    private async Task<RestoredPart> FillTableAsync(BackupFolder files, string name, ErasedReaders? erased, Action<string, long> progress, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(name, cancellationToken);
        var (added, there, leftOut) = (0L, 0L, 0L);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(BackupReader.RowsAsync(files, name, cancellationToken), options, async (group, stop) =>
        {
            var rows = erased is null ? group : [.. group.Where(row => !erased.Forbid(name, row))];
            var count = await AddAsync(table, rows, stop);
            Interlocked.Add(ref leftOut, group.Count - rows.Count);
            Interlocked.Add(ref there, rows.Count - count);
            progress(name, Interlocked.Add(ref added, count));
        });
        return new RestoredPart(name, added, there, leftOut);
    }

    private async Task<int> AddAsync(TableClient table, IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken)
    {
        if (rows.Count > 1)
        {
            try
            {
                await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellationToken);
                return rows.Count;
            }
            catch (TableTransactionFailedException there) when (there.Status == 409)
            {
                // Some of them are there, which ones is found out one by one.
            }
        }

        var added = 0;
        foreach (var row in rows)
        {
            if (await table.TryAddAsync(row, cancellationToken))
                added++;
            else if (table.Name == StorageNames.SuppressionsTable)
                // A complaint must not be lost to a leave, which the reader could take back.
                await suppressions.AddAsync(TableSuppressionStore.Read(row), cancellationToken);
        }

        return added;
    }

    private async Task<RestoredPart> FillContainerAsync(BackupFolder files, string name, Action<string, long> progress, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(name, cancellationToken);
        var (added, there) = (0L, 0L);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(BackupReader.BlobsAsync(files, name, cancellationToken), options, async (blob, stop) =>
        {
            if (await TryUploadAsync(container, blob, files.Content(blob.Sha256), stop))
                progress(name, Interlocked.Increment(ref added));
            else
                Interlocked.Increment(ref there);
        });
        return new RestoredPart(name, added, there, LeftOut: 0);
    }

    private static async Task<bool> TryUploadAsync(BlobContainerClient container, BackupBlob blob, string file, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(blob.Name).UploadAsync(
                file,
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = blob.ContentType, CacheControl = blob.CacheControl },
                    Metadata = new Dictionary<string, string>(blob.Metadata),
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                },
                cancellationToken);
            return true;
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            return false;
        }
    }
}
