using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace Digest.Azure;

/// <summary>Copies the tables of a deployment: a line of JSON each row, with the types of its columns, after a line that says what it is.</summary>
/// <param name="storage">Where they are.</param>
/// <param name="time">Says when a copy was taken.</param>
public sealed class TableCopies(StorageSetup storage, TimeProvider time)
{
    private const int Version = 1;
    private const int RowsPerWrite = 100;

    // A transaction has 4 MB at most, and says each row a little longer than a copy does.
    private const int BytesPerWrite = 1024 * 1024;

    /// <summary>The tables, issues before their ledger, so that a copy never has an issue as finished whose rows it lacks.</summary>
    public static IReadOnlyList<string> Tables => StorageNames.Tables;

    /// <summary>Writes all rows of a table.</summary>
    /// <returns>How many.</returns>
    public async Task<int> WriteAsync(string table, TextWriter copy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(copy);
        await copy.WriteLineAsync(JsonSerializer.Serialize(new CopyHead(Version, table, time.GetUtcNow()), Stored.Json.CopyHead));
        var rows = 0;
        await foreach (var row in (await storage.TableAsync(table, cancellationToken)).QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            await copy.WriteLineAsync(JsonSerializer.Serialize(CopiedRow.From(row), Stored.Json.CopiedRow).AsMemory(), cancellationToken);
            rows++;
        }

        return rows;
    }

    /// <summary>Adds the rows of a copy that are not in the table; those that are stay as they are, since they are newer.</summary>
    /// <returns>How many were added, how many stayed, and when the copy was taken.</returns>
    /// <exception cref="InvalidDataException">It is no copy of this table, or one of another version.</exception>
    public async Task<(int Added, int Stayed, DateTimeOffset Taken)> ReadAsync(string table, TextReader copy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(copy);
        var head = Parse(await copy.ReadLineAsync(cancellationToken), table, 1, Stored.Json.CopyHead);
        if (head.Version != Version || head.Table != table)
            throw new InvalidDataException($"The copy of table {table} says that it is one of {head.Table} in version {head.Version}; this Digest reads version {Version}. Use the one that wrote it.");
        var client = await storage.TableAsync(table, cancellationToken);
        var (added, total) = (0, 0);
        await foreach (var some in ChunksAsync(table, copy, cancellationToken))
        {
            total += some.Count;
            added += await AddAsync(client, some, cancellationToken);
        }

        return (added, total - added, head.Taken);
    }

    // Neighbours of one partition, as one transaction may hold them.
    private static async IAsyncEnumerable<List<TableEntity>> ChunksAsync(string table, TextReader copy, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (some, bytes) = (new List<TableEntity>(), 0);
        for (var number = 2; await copy.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            var row = Parse(line, table, number, Stored.Json.CopiedRow).ToEntity();
            if (some.Count > 0 && (some.Count == RowsPerWrite || some[0].PartitionKey != row.PartitionKey || bytes + line.Length > BytesPerWrite))
            {
                yield return some;
                (some, bytes) = ([], 0);
            }

            some.Add(row);
            bytes += line.Length;
        }

        if (some.Count > 0)
            yield return some;
    }

    private static async Task<int> AddAsync(TableClient table, List<TableEntity> rows, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellationToken);
            return rows.Count;
        }
        catch (RequestFailedException conflict) when (conflict.Status == 409)
        {
            var added = 0;
            foreach (var row in rows)
                added += await table.TryAddAsync(row, cancellationToken) ? 1 : 0;
            return added;
        }
    }

    private static T Parse<T>(string? line, string table, int number, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line ?? "", type) ?? throw new JsonException();
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"Line {number} of the copy of table {table} cannot be read: it was cut short or changed. Use another copy.", unreadable);
        }
    }
}
