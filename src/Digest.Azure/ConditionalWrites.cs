using Azure;
using Azure.Data.Tables;

namespace Digest.Azure;

/// <summary>Writes that happen only if nobody else was first.</summary>
internal static class ConditionalWrites
{
    internal const string Mark = "Write";

    /// <summary>Adds the row; false when there is one.</summary>
    public static async Task<bool> TryAddAsync(this TableClient table, TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status == 409)
        {
            return false;
        }
    }

    /// <summary>
    /// Replaces the row if it still has this version; null when somebody else was first, else its new version. Once begun
    /// it is not cancelled: whether a claim was written must never be in doubt.
    /// </summary>
    public static async Task<string?> TryReplaceAsync(this TableClient table, TableEntity row, string? version, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        cancellationToken.ThrowIfCancellationRequested();
        var mark = Guid.NewGuid();
        row[Mark] = mark;
        try
        {
            var response = await table.UpdateEntityAsync(row, new ETag(version), TableUpdateMode.Replace, CancellationToken.None);
            return response.Headers.ETag?.ToString();
        }
        catch (RequestFailedException overtaken) when (overtaken.Status is 404 or 412)
        {
            // The client repeats a write whose answer was lost, and then it is overtaken by itself: the mark tells.
            var current = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, [Mark], CancellationToken.None);
            return current.HasValue && current.Value!.GetGuid(Mark) == mark ? current.Value.ETag.ToString() : null;
        }
    }

    /// <summary>
    /// Replaces rows of one partition, all or none, if each still has its version; null when somebody else was first with
    /// one of them, else their new versions. Once begun it is not cancelled.
    /// </summary>
    public static async Task<IReadOnlyList<string>?> TryReplaceAsync(this TableClient table, IReadOnlyList<(TableEntity Row, string? Version)> rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (rows is [var (only, version)])
            return await table.TryReplaceAsync(only, version, cancellationToken) is { } replaced ? [replaced] : null;
        var mark = Guid.NewGuid();
        foreach (var (row, expected) in rows)
        {
            ArgumentException.ThrowIfNullOrEmpty(expected);
            row[Mark] = mark;
        }

        try
        {
            var steps = rows.Select(entry => new TableTransactionAction(TableTransactionActionType.UpdateReplace, entry.Row, new ETag(entry.Version!)));
            var answer = await table.SubmitTransactionAsync(steps, CancellationToken.None);
            return [.. answer.Value.Select(response => response.Headers.ETag!.Value.ToString())];
        }
        catch (TableTransactionFailedException overtaken) when (overtaken.Status is 404 or 412)
        {
            // Overtaken by itself, as above: then every row has the mark.
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            var own = TableClient.CreateQueryFilter($"PartitionKey eq {rows[0].Row.PartitionKey} and Write eq {mark}");
            await foreach (var row in table.QueryAsync<TableEntity>(own, select: ["RowKey"], cancellationToken: CancellationToken.None))
                found[row.RowKey] = row.ETag.ToString();
            return found.Count == rows.Count ? [.. rows.Select(entry => found[entry.Row.RowKey])] : null;
        }
    }
}
