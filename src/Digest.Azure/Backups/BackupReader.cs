using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace Digest.Azure.Backups;

/// <summary>Reads the files of a copy, a line at a time.</summary>
internal static class BackupReader
{
    // What one transaction takes; its limit is 4 MiB with everything around the rows.
    private const int MostRows = 100;
    private const int MostBytes = 2_500_000;

    /// <summary>Looks whether every file is as it was written, before anything is done with it.</summary>
    /// <exception cref="InvalidDataException">One is not; the message names it.</exception>
    public static async Task CheckAsync(BackupFolder files, BackupManifest manifest, Action<string, long> progress, CancellationToken cancellationToken)
    {
        foreach (var table in manifest.Tables)
            await CheckAsync(files.Table(table.Name), table.Sha256, cancellationToken);
        foreach (var container in manifest.Containers)
        {
            await CheckAsync(files.Container(container.Name), container.Sha256, cancellationToken);
            var count = 0L;
            await foreach (var blob in BlobsAsync(files, container.Name, cancellationToken))
            {
                await CheckAsync(files.Content(blob.Sha256), blob.Sha256, cancellationToken);
                progress($"check of {container.Name}", ++count);
            }
        }
    }

    /// <summary>The blobs of a container.</summary>
    public static async IAsyncEnumerable<BackupBlob> BlobsAsync(BackupFolder files, string container, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (line, number) in LinesAsync(files.Container(container), cancellationToken))
            yield return Parse(files.Container(container), number, () => JsonSerializer.Deserialize(line, Stored.Json.BackupBlob) ?? throw new JsonException("It is empty."));
    }

    /// <summary>The rows of a table in the groups in which they are written: of one partition, and no more than a transaction takes.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<TableEntity>> RowsAsync(BackupFolder files, string table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (group, bytes) = (new List<TableEntity>(), 0);
        await foreach (var (line, number) in LinesAsync(files.Table(table), cancellationToken))
        {
            var row = Parse(files.Table(table), number, () => RowJson.Read(line));
            var length = Encoding.UTF8.GetByteCount(line);
            if (group.Count > 0 && (group.Count == MostRows || bytes + length > MostBytes || group[0].PartitionKey != row.PartitionKey))
            {
                yield return group;
                (group, bytes) = ([], 0);
            }

            group.Add(row);
            bytes += length;
        }

        if (group.Count > 0)
            yield return group;
    }

    private static async Task CheckAsync(string file, string sha256, CancellationToken cancellationToken)
    {
        if (!File.Exists(file) || await HashedFile.HashAsync(file, cancellationToken) != sha256)
            throw new InvalidDataException($"{file} is {(File.Exists(file) ? "not as it was written" : "missing")}: nothing was restored. Take another copy.");
    }

    private static async IAsyncEnumerable<(string Line, long Number)> LinesAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        for (var number = 1L; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
            yield return (line, number);
    }

    private static T Parse<T>(string file, long number, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file}, line {number}: {broken.Message}", broken);
        }
    }
}
