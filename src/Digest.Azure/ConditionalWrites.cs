using Azure;
using Azure.Data.Tables;

namespace Digest.Azure;

/// <summary>Writes that happen only if nobody else was first.</summary>
internal static class ConditionalWrites
{
    private const string Mark = "Write";

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
}
