using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Digest.Core.Subscribers.Consent;

namespace Digest.Azure;

/// <summary>Consents: in the partitions of subscribers, those of one together and in the order of time, so that an import writes a hundred at once.</summary>
internal sealed class TableConsentStore(StorageSetup storage) : IConsentStore
{
    private const int Layout = 1;
    private const int MostAtOnce = 100;
    private const int Hands = 8;

    public async Task AppendAsync(ConsentRecord record, CancellationToken cancellationToken) =>
        await (await TableAsync(cancellationToken)).TryAddAsync(From(record), cancellationToken);

    public async Task AppendManyAsync(IReadOnlyCollection<ConsentRecord> records, CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        var chunks = records.Select(From).DistinctBy(row => (row.PartitionKey, row.RowKey)).GroupBy(row => row.PartitionKey).SelectMany(shard => shard.Chunk(MostAtOnce));
        await Parallel.ForEachAsync(chunks, new ParallelOptions { MaxDegreeOfParallelism = Hands, CancellationToken = cancellationToken }, async (some, token) =>
        {
            try
            {
                await table.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), token);
            }
            catch (TableTransactionFailedException there) when (there.Status == 409)
            {
                // A run that was cut short has written some of them.
                foreach (var row in some)
                    await table.TryAddAsync(row, token);
            }
        });
    }

    public async IAsyncEnumerable<ConsentRecord> ListAsync(string edition, string subscriberId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition) || !Keys.IsId(subscriberId))
            yield break;
        var table = await TableAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(Of(edition, subscriberId), cancellationToken: cancellationToken))
            yield return Read(row);
    }

    public async Task EraseAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition) || !Keys.IsId(subscriberId))
            return;
        var table = await TableAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(Of(edition, subscriberId), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
    }

    // "~" comes after all digits and letters.
    private static string Of(string edition, string id) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Shard(edition, id)} and RowKey ge {id} and RowKey lt {id + "~"}");

    private static TableEntity From(ConsentRecord record)
    {
        if (!Keys.IsEdition(record.Edition))
            throw new ArgumentException($"'{record.Edition}' is not the id of an edition.", nameof(record));
        var key = string.Create(CultureInfo.InvariantCulture, $"{Keys.CheckedId(record.SubscriberId)}-{record.At.UtcTicks:D19}-{Keys.Hash(record.Key)[..16]}");
        return new TableEntity(Keys.Shard(record.Edition, record.SubscriberId), key)
        {
            [RowLayout.Column] = Layout,
            ["Edition"] = record.Edition,
            ["SubscriberId"] = record.SubscriberId,
            ["Kind"] = record.Kind.ToString(),
            ["At"] = record.At.ToUniversalTime(),
            ["Key"] = record.Key,
            ["Purpose"] = record.Purpose,
            ["Source"] = Columns.Bounded(record.Source, 256),
            ["Address"] = record.Address,
            ["Language"] = record.Language,
            ["Ip"] = Columns.Bounded(record.Ip, 64),
            ["UserAgent"] = Columns.Bounded(record.UserAgent, 256),
            ["Wording"] = Columns.Bounded(record.Wording, 2_000),
            ["WordingHash"] = record.WordingHash,
            ["PrivacyNotice"] = Columns.Bounded(record.PrivacyNotice, 40),
            ["ConfirmationSent"] = record.ConfirmationSent?.ToUniversalTime(),
            ["Confirmed"] = record.Confirmed?.ToUniversalTime(),
            ["ConfirmationIp"] = Columns.Bounded(record.ConfirmationIp, 64),
            ["TokenId"] = record.TokenId,
        };
    }

    private static ConsentRecord Read(TableEntity row)
    {
        row.CheckLayout(Layout);
        return new()
        {
            Edition = row.GetString("Edition"),
            SubscriberId = row.GetString("SubscriberId"),
            Kind = row.GetEnum<ConsentKind>("Kind"),
            At = row.GetInstant("At"),
            Key = row.GetString("Key"),
            Purpose = row.GetString("Purpose"),
            Source = row.GetString("Source"),
            Address = row.GetString("Address"),
            Language = row.GetString("Language"),
            Ip = row.GetString("Ip"),
            UserAgent = row.GetString("UserAgent"),
            Wording = row.GetString("Wording"),
            WordingHash = row.GetString("WordingHash"),
            PrivacyNotice = row.GetString("PrivacyNotice"),
            ConfirmationSent = row.GetDateTimeOffset("ConfirmationSent"),
            Confirmed = row.GetDateTimeOffset("Confirmed"),
            ConfirmationIp = row.GetString("ConfirmationIp"),
            TokenId = row.GetString("TokenId"),
        };
    }

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => storage.TableAsync(StorageNames.ConsentsTable, cancellationToken);
}
