using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Digest.Core.Feedback;

namespace Digest.Azure;

/// <summary>
/// Bounces: one partition for each edition, in which a reader's row and a count of the issue are written in one
/// transaction. The count of an issue is spread over rows, so that workers seldom wait for each other. Beside these rows
/// are those of the instances, with their answers since the issue was last resumed, and what was counted by then.
/// </summary>
internal sealed class TableFeedbackStore(StorageSetup storage) : IFeedbackStore
{
    // Of both kinds of rows.
    private const int Layout = 1;
    private const int MaxCode = 64;
    private const int MaxRefusal = 128;
    private const int Spread = 8;

    public async Task<BounceRecord?> FindAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(edition) || !Keys.IsId(subscriberId))
            return null;
        var row = await (await TableAsync(cancellationToken)).GetEntityIfExistsAsync<TableEntity>(edition, subscriberId, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    public async Task<bool> TrySaveAsync(BounceRecord record, string? issueId, FeedbackCounts added, CancellationToken cancellationToken)
    {
        if (!Keys.IsEdition(record.Edition))
            throw new ArgumentException($"'{record.Edition}' is not the id of an edition.", nameof(record));
        var table = await TableAsync(cancellationToken);
        var row = From(record);
        List<TableTransactionAction> writes = [record.Version is null
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, new ETag(record.Version))];
        if (added != new FeedbackCounts(0, 0) && issueId is not null && Keys.TryParseIssue(issueId, out var edition, out var week) && edition == record.Edition)
            writes.Add(await CountAsync(table, edition, CountKey(week, record.SubscriberId), added, cancellationToken));
        try
        {
            await table.SubmitTransactionAsync(writes, CancellationToken.None);
            return true;
        }
        catch (RequestFailedException overtaken) when (overtaken.Status is 404 or 409 or 412)
        {
            // Also when the client repeats a write whose answer was lost: whoever reads again finds it.
            return false;
        }
    }

    public async Task<FeedbackCounts> ReadAsync(string issueId, CancellationToken cancellationToken)
    {
        var counts = new FeedbackCounts(0, 0);
        if (!Keys.TryParseIssue(issueId, out var edition, out var week))
            return counts;
        var (from, to) = (CountKey(week, "0"), CountKey(week, "7"));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {edition} and RowKey ge {from} and RowKey le {to}");
        await foreach (var row in (await TableAsync(cancellationToken)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            counts = counts.Plus(ReadCounts(row));
        return counts;
    }

    public async Task<SharedCounts> ReadAsync(string issueId, DateTimeOffset? resumed, CancellationToken cancellationToken)
    {
        var (counts, answers) = (new FeedbackCounts(0, 0), 0);
        if (!Keys.TryParseIssue(issueId, out var edition, out var week))
            return new SharedCounts(counts, answers);
        var (first, own, line) = (CountKey(week, "0"), AnswersKey(week, resumed, ""), LineKey(week, resumed));
        FeedbackCounts? before = resumed is null ? new FeedbackCounts(0, 0) : null;
        var table = await TableAsync(cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {edition} and RowKey ge {first} and RowKey lt {$"count|{week}|~"}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey.StartsWith(own, StringComparison.Ordinal))
                answers += row.GetInt32("Answers") ?? 0;
            else if (row.RowKey == line)
                before = ReadCounts(row);
            else if (row.RowKey.Length == first.Length)
                counts = counts.Plus(ReadCounts(row));
        }

        if (before is null)
        {
            before = counts;
            // Whoever was first in the same moment drew about the same line.
            await table.TryAddAsync(new TableEntity(edition, line) { [RowLayout.Column] = Layout, ["HardBounces"] = counts.HardBounces, ["Complaints"] = counts.Complaints, ["SenderFaults"] = counts.SenderFaults }, cancellationToken);
        }

        return new SharedCounts(counts.Since(before), answers);
    }

    public async Task AnsweredAsync(string issueId, DateTimeOffset? resumed, string instance, int answers, CancellationToken cancellationToken)
    {
        if (!Keys.TryParseIssue(issueId, out var edition, out var week) || !instance.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException($"'{issueId}' is not the id of an issue, or '{instance}' not that of an instance.", nameof(issueId));
        var row = new TableEntity(edition, AnswersKey(week, resumed, instance)) { [RowLayout.Column] = Layout, ["Answers"] = answers };
        await (await TableAsync(cancellationToken)).UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task EraseAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        if (Keys.IsEdition(edition) && Keys.IsId(subscriberId))
            await (await TableAsync(cancellationToken)).DeleteEntityAsync(edition, subscriberId, ETag.All, cancellationToken);
    }

    private static async Task<TableTransactionAction> CountAsync(TableClient table, string edition, string key, FeedbackCounts added, CancellationToken cancellationToken)
    {
        var current = await table.GetEntityIfExistsAsync<TableEntity>(edition, key, cancellationToken: cancellationToken);
        var counts = current.HasValue ? ReadCounts(current.Value!).Plus(added) : added;
        var row = new TableEntity(edition, key) { [RowLayout.Column] = Layout, ["HardBounces"] = counts.HardBounces, ["Complaints"] = counts.Complaints, ["SenderFaults"] = counts.SenderFaults, ["Refusal"] = Columns.Bounded(counts.Refusal, MaxRefusal) };
        return current.HasValue
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, current.Value!.ETag)
            : new TableTransactionAction(TableTransactionActionType.Add, row);
    }

    private static TableEntity From(BounceRecord record) => new(record.Edition, Keys.CheckedId(record.SubscriberId))
    {
        [RowLayout.Column] = Layout,
        ["Score"] = record.Score,
        ["LastDay"] = record.LastDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["LastPoints"] = record.LastPoints,
        ["Entries"] = JsonSerializer.Serialize([.. record.Entries.Select(entry => entry with { Code = Columns.Bounded(entry.Code, MaxCode)! })], Stored.Json.IReadOnlyListBounceEntry),
    };

    private static BounceRecord Read(TableEntity row)
    {
        row.CheckLayout(Layout);
        return new()
        {
            Edition = row.PartitionKey,
            SubscriberId = row.RowKey,
            Score = row.GetDouble("Score") ?? 0,
            LastDay = row.GetString("LastDay") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            LastPoints = row.GetDouble("LastPoints") ?? 0,
            Entries = JsonSerializer.Deserialize(row.GetString("Entries") ?? "[]", Stored.Json.IReadOnlyListBounceEntry) ?? [],
            Version = row.ETag.ToString(),
        };
    }

    private static FeedbackCounts ReadCounts(TableEntity row)
    {
        row.CheckLayout(Layout);
        return new(row.GetInt32("HardBounces") ?? 0, row.GetInt32("Complaints") ?? 0, row.GetInt32("SenderFaults") ?? 0, row.GetString("Refusal"));
    }

    private static string CountKey(string week, string subscriberId) => string.Create(CultureInfo.InvariantCulture, $"count|{week}|{Convert.ToInt32(subscriberId[..1], 16) % Spread}");

    private static string AnswersKey(string week, DateTimeOffset? resumed, string instance) => string.Create(CultureInfo.InvariantCulture, $"count|{week}|answers|{resumed?.UtcTicks ?? 0:D19}|{instance}");

    private static string LineKey(string week, DateTimeOffset? resumed) => string.Create(CultureInfo.InvariantCulture, $"count|{week}|before|{resumed?.UtcTicks ?? 0:D19}");

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => storage.TableAsync(StorageNames.BouncesTable, cancellationToken);
}
