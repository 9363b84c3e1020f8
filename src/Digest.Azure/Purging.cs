using Azure;
using Azure.Data.Tables;

namespace Digest.Azure;

/// <summary>Deletes rows that have had their time.</summary>
internal static class Purging
{
    /// <summary>Deletes the rows of a filter, unless they were changed since they were read; how many they were.</summary>
    public static async Task<int> PurgeAsync(this TableClient table, string filter, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            try
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
                count++;
            }
            catch (RequestFailedException renewed) when (renewed.Status == 412)
            {
                // Somebody asked anew meanwhile.
            }
        }

        return count;
    }
}
