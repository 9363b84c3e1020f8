using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Digest.Azure;
using Digest.Core.Articles;
using Digest.Core.Delivery;
using Digest.Core.Delivery.Pacing;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Subscribers.Signups;
using Digest.Functions;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Digest.IntegrationTests.Storage;

/// <summary>
/// Rows and messages as earlier versions wrote them, in Recorded, one file for each way in which they were laid out. A
/// change of rows or messages adds a file, recorded from a run of the version that has landed, and changes none.
/// </summary>
public sealed class RecordedTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Edition = "weekly";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Digest.IntegrationTests", "Storage", "Recorded");

    public static TheoryData<string> Versions() => [.. Names()];

    [SkippableTheory]
    [MemberData(nameof(Versions))]
    public async Task Every_row_of_an_earlier_version_is_read(string version)
    {
        var rows = await LoadAsync(version);
        await using var services = StorageFixture.Open(azurite.ConnectionString);

        foreach (var table in rows.GroupBy(row => row.Table))
            Assert.Equal((table.Key, table.Count()), (table.Key, await ReadAsync(services, table.Key, [.. table.Select(row => row.Entity)])));
    }

    [SkippableTheory]
    [MemberData(nameof(Versions))]
    public async Task After_an_upgrade_what_is_finished_stays_finished_and_nobody_is_mailed_again(string version)
    {
        var rows = await LoadAsync(version);
        var messages = Messages(version);
        var clock = new FakeTimeProvider(rows.Max(row => row.Entity.GetDateTimeOffset("Changed") ?? default).AddHours(1));
        await using var app = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddSingleton<TimeProvider>(clock).AddDigest(StorageFixture.Settings(
            ("AzureWebJobsStorage", azurite.ConnectionString),
            ("Digest:Edition:Title", "موجز الأسبوع"),
            ("Digest:Edition:SenderAddress", "digest@news.example"),
            ("Digest:Edition:PostalAddress", "12 rue des Imprimeurs, Tunis"),
            ("Digest:Edition:BaseUrl", "https://digest.news.example"),
            ("Digest:Secret", "a secret of the tests, long enough to serve"),
            ("Digest:Templates", Path.Combine(Repository.Root, "templates")))).BuildServiceProvider();
        var issues = app.GetRequiredService<IIssueStore>();
        var before = await issues.ListAsync(Edition, default).Where(issue => issue.State == IssueState.Finished).ToListAsync();
        Assert.NotEmpty(before);

        await app.GetRequiredService<IssuePublisher>().PublishDueAsync(default);
        foreach (var plan in messages.Where(message => message.Queue == "plan"))
            await app.GetRequiredService<DeliveryPlanner>().PlanAsync(JsonSerializer.Deserialize<PlanMessage>(plan.Text, JsonSerializerOptions.Web)!, default);
        foreach (var batch in messages.Where(message => message.Queue == "deliver"))
            await app.GetRequiredService<BatchDeliverer>().DeliverAsync(JsonSerializer.Deserialize<BatchMessage>(batch.Text, JsonSerializerOptions.Web)!, default);

        var after = await issues.ListAsync(Edition, default).Where(issue => issue.State == IssueState.Finished).ToListAsync();
        Assert.Equal(before.Select(issue => (issue.Id, issue.Tally)), after.Select(issue => (issue.Id, issue.Tally)));
        foreach (var queue in new[] { "plan", "deliver" })
            Assert.Empty((await app.GetRequiredService<QueueServiceClient>().GetQueueClient(queue).PeekMessagesAsync(1)).Value);
    }

    [SkippableFact]
    public async Task A_row_of_a_newer_version_is_refused_by_name_and_left_alone()
    {
        var newest = Names().Last();
        var rows = await LoadAsync(newest);
        await using var services = StorageFixture.Open(azurite.ConnectionString);
        var tables = services.GetRequiredService<TableServiceClient>();

        foreach (var table in rows.GroupBy(row => row.Table))
        {
            var entity = table.Last().Entity;
            await tables.GetTableClient(table.Key).UpdateEntityAsync(new TableEntity(entity.PartitionKey, entity.RowKey) { ["Layout"] = 1_000 }, global::Azure.ETag.All);

            var refused = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(services, table.Key, [entity]));
            Assert.Contains($"({entity.PartitionKey}, {entity.RowKey})", refused.Message, StringComparison.Ordinal);
            Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
        }
    }

    // Through the store to which the table belongs; how many of the rows it found.
    private static async Task<int> ReadAsync(IServiceProvider services, string table, IReadOnlyList<TableEntity> rows)
    {
        T Get<T>() where T : notnull => services.GetRequiredService<T>();
        async Task<int> EachAsync(Func<TableEntity, Task<bool>> isFound)
        {
            var found = 0;
            foreach (var row in rows)
                found += await isFound(row) ? 1 : 0;
            return found;
        }

        return table switch
        {
            "Articles" => await EachAsync(async row => row.PartitionKey switch
            {
                "name" => await Get<IArticleStore>().FindByNameAsync(NameOf(services, row), default) is not null,
                "content" => await Get<IArticleStore>().ReceivedAsync(DateTimeOffset.MinValue.AddYears(1), DateTimeOffset.MaxValue, default).AnyAsync(record => record.Id == row.GetString("Id")),
                _ => await Get<IArticleStore>().ReceivedAsync(row.GetDateTimeOffset("Received")!.Value, row.GetDateTimeOffset("Received")!.Value.AddTicks(1), default).AnyAsync(record => record.Id == row.RowKey && record.BlobName == row.GetString("BlobName") && record.Article?.Title == row.GetString("Title")),
            }),
            "Issues" => await EachAsync(async row => (await Get<IIssueStore>().FindAsync($"{row.PartitionKey}-{row.GetString("Week")}", default))?.State.ToString() == row.GetString("State")),
            "Subscribers" => await EachAsync(async row => (await Get<ISubscriberStore>().FindAsync(row.GetString("Edition"), row.RowKey, default))?.Address == row.GetString("Address")),
            "Deliveries" => await EachAsync(async row => await Get<IDeliveryStore>().ReadAsync(row.PartitionKey.Split('|')[0], int.Parse(row.PartitionKey.Split('|')[1], null), default).AnyAsync(copy => copy.SubscriberId == row.RowKey && copy.Status.ToString() == row.GetString("Status"))),
            "Consents" => await EachAsync(async row => await Get<IConsentStore>().ListAsync(row.GetString("Edition"), row.GetString("SubscriberId"), default).AnyAsync(record => record.Kind.ToString() == row.GetString("Kind") && record.At == row.GetDateTimeOffset("At"))),
            "Suppressions" => await EachAsync(async row => (await Get<ISuppressionStore>().FindAsync(row.GetString("Edition"), row.RowKey, default))?.Reason == row.GetString("Reason")),
            "Signups" => await EachAsync(async row => (await Get<ISignupStore>().FindAsync(row.GetString("Edition"), row.RowKey, default))?.Address == row.GetString("Address")),
            "Bounces" => await EachAsync(async row => row.ContainsKey("HardBounces")
                ? (await Get<IFeedbackStore>().ReadAsync($"{row.PartitionKey}-{row.RowKey.Split('|')[1]}", default)).HardBounces >= row.GetInt32("HardBounces")
                : (await Get<IFeedbackStore>().FindAsync(row.PartitionKey, row.RowKey, default))?.Score == row.GetDouble("Score")),
            "WebhookLog" => await EachAsync(async row => await Get<IAttemptLog>().ReadAsync(row.GetString("Edition"), row.GetString("SubscriberId"), default).AnyAsync(attempt => attempt.MessageId == row.GetString("MessageId"))),
            "Pace" => await EachAsync(async _ => (await Get<IPaceStore>().ReadAsync(default)).Version is not null),
            _ => throw new ArgumentException($"Nobody reads table {table}.", nameof(table)),
        };
    }

    // A pointer's key is the hash of a name that only its article knows.
    private static string NameOf(IServiceProvider services, TableEntity pointer) =>
        services.GetRequiredService<TableServiceClient>().GetTableClient("Articles").GetEntity<TableEntity>(pointer.GetString("Day"), pointer.GetString("Id")).Value.GetString("BlobName");

    // Instead of whatever the test before has left.
    private async Task<IReadOnlyList<(string Table, TableEntity Entity)>> LoadAsync(string version)
    {
        await using var services = StorageFixture.Open(azurite.ConnectionString);
        await services.GetRequiredService<StorageSetup>().EnsureCreatedAsync(default);
        var tables = services.GetRequiredService<TableServiceClient>();
        await foreach (var table in tables.QueryAsync())
            await foreach (var old in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                await tables.GetTableClient(table.Name).DeleteEntityAsync(old);
        var rows = new List<(string, TableEntity)>();
        foreach (var line in Lines(version).Where(line => line.TryGetProperty("table", out _)))
        {
            var (table, entity) = (line.GetProperty("table").GetString()!, Entity(line.GetProperty("row")));
            await tables.GetTableClient(table).AddEntityAsync(entity);
            rows.Add((table, entity));
        }

        return rows;
    }

    private static IEnumerable<string> Names() => Directory.GetFiles(Folder, "*.jsonl").Order(StringComparer.Ordinal).Select(file => Path.GetFileNameWithoutExtension(file));

    private static IReadOnlyList<(string Queue, string Text)> Messages(string version) =>
        [.. Lines(version).Where(line => line.TryGetProperty("queue", out _)).Select(line => (line.GetProperty("queue").GetString()!, line.GetProperty("message").GetString()!))];

    private static IEnumerable<JsonElement> Lines(string version) =>
        File.ReadLines(Path.Combine(Folder, $"{version}.jsonl")).Select(line => JsonDocument.Parse(line).RootElement);

    // As table storage writes rows: types that JSON does not have stand beside the values.
    private static TableEntity Entity(JsonElement row)
    {
        var entity = new TableEntity();
        foreach (var column in row.EnumerateObject().Where(column => !column.Name.Contains('@', StringComparison.Ordinal)))
            entity[column.Name] = (row.TryGetProperty($"{column.Name}@odata.type", out var type) ? type.GetString() : null) switch
            {
                "Edm.DateTime" => column.Value.GetDateTimeOffset(),
                "Edm.Guid" => Guid.Parse(column.Value.GetString()!),
                "Edm.Binary" => column.Value.GetBytesFromBase64(),
                "Edm.Int64" => long.Parse(column.Value.GetString()!, null),
                "Edm.Double" => column.Value.GetDouble(),
                null when column.Value.ValueKind == JsonValueKind.String => column.Value.GetString(),
                null when column.Value.ValueKind is JsonValueKind.True or JsonValueKind.False => column.Value.GetBoolean(),
                null when column.Value.TryGetInt32(out var number) => number,
                null => column.Value.GetDouble(),
                var other => throw new InvalidDataException($"Column {column.Name} is of type {other}."),
            };
        return entity;
    }
}
