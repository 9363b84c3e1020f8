using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Digest.Core.Delivery;
using Digest.Core.Receivers;

namespace Digest.Azure;

/// <summary>Attempts to reach webhooks and chats: one partition for each, the latest row first.</summary>
internal sealed class TableAttemptLog(StorageSetup storage) : IAttemptLog
{
    private const int Layout = 1;
    private const int RowsPerTransaction = 100;

    public async Task AddAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var partition = Partition(attempt.Edition, attempt.SubscriberId) ?? throw new ArgumentException($"'{attempt.SubscriberId}' of '{attempt.Edition}' is no subscriber.", nameof(attempt));
        // The message's id tells attempts of the same moment apart, and a repeated write from a second attempt.
        var row = new TableEntity(partition, string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - attempt.At.UtcTicks:D19}-{Keys.CheckedId(attempt.MessageId)}"))
        {
            [RowLayout.Column] = Layout,
            ["Edition"] = attempt.Edition,
            ["SubscriberId"] = attempt.SubscriberId,
            ["At"] = attempt.At.ToUniversalTime(),
            ["Subject"] = Columns.Bounded(attempt.Subject, 64),
            ["MessageId"] = attempt.MessageId,
            ["Kind"] = attempt.Kind.ToString(),
            ["Code"] = Columns.Bounded(attempt.Code, 64),
            ["Milliseconds"] = (int)Math.Min(attempt.Took.TotalMilliseconds, int.MaxValue),
        };
        await (await TableAsync(cancellationToken)).UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public async IAsyncEnumerable<Attempt> ReadAsync(string edition, string subscriberId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Partition(edition, subscriberId) is not { } partition)
            yield break;
        var table = await TableAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), maxPerPage: 200, cancellationToken: cancellationToken))
            yield return Read(row);
    }

    public Task EraseAsync(string edition, string subscriberId, CancellationToken cancellationToken) =>
        Partition(edition, subscriberId) is { } partition ? DeleteAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken) : Task.CompletedTask;

    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        DeleteAsync(TableClient.CreateQueryFilter($"At lt {before.ToUniversalTime()}"), cancellationToken);

    private async Task<int> DeleteAsync(string filter, CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        var purged = 0;
        var old = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            // Rows come by partition, and a transaction has one.
            if (old.Count == RowsPerTransaction || (old.Count > 0 && old[0].PartitionKey != row.PartitionKey))
                await EndAsync();
            old.Add(row);
        }

        await EndAsync();
        return purged;

        async Task EndAsync()
        {
            if (old.Count == 0)
                return;
            await table.SubmitTransactionAsync(old.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellationToken);
            purged += old.Count;
            old.Clear();
        }
    }

    private static Attempt Read(TableEntity row)
    {
        row.CheckLayout(Layout);
        return new()
        {
            Edition = row.GetString("Edition"),
            SubscriberId = row.GetString("SubscriberId"),
            At = row.GetInstant("At"),
            Subject = row.GetString("Subject"),
            MessageId = row.GetString("MessageId"),
            Kind = row.GetEnum<OutcomeKind>("Kind"),
            Code = row.GetString("Code"),
            Took = TimeSpan.FromMilliseconds(row.GetInt32("Milliseconds") ?? 0),
        };
    }

    private static string? Partition(string edition, string subscriberId) =>
        Keys.IsEdition(edition) && Keys.IsId(subscriberId) ? $"{edition}|{subscriberId}" : null;

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => storage.TableAsync(StorageNames.AttemptsTable, cancellationToken);
}
