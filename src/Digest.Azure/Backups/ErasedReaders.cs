using Azure.Data.Tables;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;

namespace Digest.Azure.Backups;

/// <summary>The readers who had everything erased: a copy that is older than their wish still has them, and must not bring them back.</summary>
internal sealed class ErasedReaders
{
    private const int IdLength = 32;

    private readonly HashSet<(string Partition, string Id)> _ids = [];

    /// <summary>Reads who they are.</summary>
    public static async Task<ErasedReaders> ReadAsync(TableClient suppressions, CancellationToken cancellationToken)
    {
        var erased = new ErasedReaders();
        var filter = TableClient.CreateQueryFilter($"Reason eq {Lifting.Erased}");
        await foreach (var row in suppressions.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
            erased._ids.Add((row.PartitionKey, row.RowKey));
        return erased;
    }

    /// <summary>Whether a row of a table is one that they had erased.</summary>
    public bool Forbid(string table, TableEntity row) => table switch
    {
        StorageNames.SubscribersTable or StorageNames.SignupsTable => _ids.Contains((row.PartitionKey, row.RowKey)),
        // All three tables have the partitions of subscribers, and a consent begins with the reader's id.
        StorageNames.ConsentsTable => row.RowKey.Length > IdLength && _ids.Contains((row.PartitionKey, row.RowKey[..IdLength])) && row.GetString("Kind") != nameof(ConsentKind.Erased),
        StorageNames.BouncesTable => row.RowKey.Length == IdLength && _ids.Contains(($"{row.PartitionKey}|{row.RowKey[0]}", row.RowKey)),
        // Its partitions are edition and reader.
        StorageNames.AttemptsTable => row.PartitionKey.Split('|') is [var edition, { Length: IdLength } id] && _ids.Contains(($"{edition}|{id[0]}", id)),
        _ => false,
    };
}
