using System.Buffers;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Digest.Core.Issues;

namespace Digest.Azure.Backups;

/// <summary>Copies the tables of a deployment, and the blobs that their rows lean on, to a folder. It changes nothing in storage, and needs as much memory for a million rows as for a thousand.</summary>
public sealed class StorageBackup(StorageSetup storage, TableServiceClient service, TimeProvider time)
{
    private const int AtOnce = 8;
    private const int Step = 1_000;

    /// <summary>Makes the copy.</summary>
    /// <param name="folder">Where; it must not be there yet, and appears when the copy is whole.</param>
    /// <param name="progress">Hears of each table and container, how many of it are copied.</param>
    /// <param name="cancellationToken">Cancels, and leaves nothing behind.</param>
    /// <exception cref="IOException">The folder is there, or cannot be written.</exception>
    public async Task<BackupManifest> RunAsync(string folder, Action<string, long> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var target = Path.GetFullPath(folder);
        var part = target + ".part";
        if (Path.Exists(target))
            throw new IOException($"{target} is there already: name a folder that is not.");
        if (Path.Exists(part))
            throw new IOException($"{part} is left of a copy that was cut short, or another is being made: delete it, or wait.");
        var files = new BackupFolder(part);
        try
        {
            files.Create();
            var manifest = await CopyAsync(files, progress, cancellationToken);
            await files.WriteManifestAsync(manifest, cancellationToken);
            Directory.Move(part, target);
            return manifest;
        }
        catch
        {
            // It may not even have been made; why must not be lost over that.
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
            throw;
        }
    }

    private async Task<BackupManifest> CopyAsync(BackupFolder files, Action<string, long> progress, CancellationToken cancellationToken)
    {
        var taken = time.GetUtcNow();
        var (tables, containers, underWay) = (new List<BackupPart>(), new List<BackupPart>(), new List<string>());
        foreach (var name in BackupFolder.Tables)
            tables.Add(await CopyTableAsync(name, files.Table(name), underWay, progress, cancellationToken));
        // After the rows, so that what a row speaks of is there.
        foreach (var name in BackupFolder.Containers)
            containers.Add(await CopyContainerAsync(name, files, progress, cancellationToken));
        return new BackupManifest { Format = BackupManifest.Newest, Taken = taken, Account = service.AccountName, Tables = tables, Containers = containers, UnderWay = underWay };
    }

    private async Task<BackupPart> CopyTableAsync(string name, string file, List<string> underWay, Action<string, long> progress, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(name, cancellationToken);
        await using var lines = new HashedFile(file);
        var line = new ArrayBufferWriter<byte>();
        var count = 0L;
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            line.ResetWrittenCount();
            RowJson.Write(row, line);
            await lines.WriteLineAsync(line.WrittenMemory, cancellationToken);
            if (name == StorageNames.IssuesTable && row.GetString("State") is nameof(IssueState.Rendered) or nameof(IssueState.Delivering))
                underWay.Add($"{row.PartitionKey}-{row.GetString("Week")}");
            if (++count % Step == 0)
                progress(name, count);
        }

        return await lines.EndAsync(name, cancellationToken);
    }

    private async Task<BackupPart> CopyContainerAsync(string name, BackupFolder files, Action<string, long> progress, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(name, cancellationToken);
        await using var lines = new HashedFile(files.Container(name));
        using var turn = new SemaphoreSlim(1);
        var count = 0L;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancellationToken), options, async (blob, stop) =>
        {
            if (await CopyBlobAsync(container, blob, files, stop) is not { } copied)
                return;
            await turn.WaitAsync(stop);
            try
            {
                await lines.WriteLineAsync(JsonSerializer.SerializeToUtf8Bytes(copied, Stored.Json.BackupBlob), stop);
                progress(name, ++count);
            }
            finally
            {
                turn.Release();
            }
        });
        return await lines.EndAsync(name, cancellationToken);
    }

    private static async Task<BackupBlob?> CopyBlobAsync(BlobContainerClient container, BlobItem blob, BackupFolder files, CancellationToken cancellationToken)
    {
        var file = files.NewContent();
        try
        {
            BackupPart content;
            using (var answer = (await container.GetBlobClient(blob.Name).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value)
            await using (var copy = new HashedFile(file))
            {
                await copy.CopyAsync(answer.Content, cancellationToken);
                content = await copy.EndAsync(blob.Name, cancellationToken);
            }

            File.Move(file, files.Content(content.Sha256), overwrite: true);
            return new BackupBlob(blob.Name, content.Sha256, blob.Properties.ContentType, blob.Properties.CacheControl, new Dictionary<string, string>(blob.Metadata));
        }
        catch (RequestFailedException deleted) when (deleted.Status == 404)
        {
            // Since it was listed.
            return null;
        }
    }
}
