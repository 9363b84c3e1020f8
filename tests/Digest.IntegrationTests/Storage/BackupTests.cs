using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Digest.Azure;
using Digest.Azure.Backups;
using Digest.Core.Feedback;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.IntegrationTests.Cli;
using Digest.IntegrationTests.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.IntegrationTests.Storage;

/// <summary>Storage that is copied, lost and brought back.</summary>
public sealed class BackupTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private const string Edition = "weekly";

    private static readonly DateTimeOffset Now = new(2026, 11, 29, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] OfTheService = ["Timestamp", "odata.etag"];

    private readonly string _work = LocalRun.NewFolder();
    private ServiceProvider _services = null!;

    private string Copy => Path.Combine(_work, "copy");

    public Task InitializeAsync() => LocalRun.HasNode ? LoseAsync() : Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        Directory.Delete(_work, recursive: true);
    }

    [SkippableFact]
    public async Task Rows_of_every_type_and_blobs_with_what_is_noted_of_them_come_back_as_they_were()
    {
        LocalRun.SkipWithoutNode();
        await FillAsync("Issues", new TableEntity("weekly", "7973-06")
        {
            ["Text"] = "موجز «الأسبوع»\r\n\u2028{}",
            ["Empty"] = "",
            ["Int32"] = int.MinValue,
            ["Int64"] = 9_007_199_254_740_993,
            ["Double"] = 3d,
            ["Small"] = 0.1,
            ["NotANumber"] = double.NaN,
            ["True"] = true,
            ["Instant"] = Now.AddTicks(1_234_567),
            ["Guid"] = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            ["Binary"] = new byte[] { 0, 255, 10, 13 },
            ["State"] = "Delivering",
            ["Week"] = "2026-W47",
        });
        // More than one page, and than one transaction: by number, and by size.
        await FillAsync("Deliveries", [.. Enumerable.Range(0, 1_203).Select(number => new TableEntity($"weekly-2026-W47|{number / 600:D5}", $"{number:D5}"))]);
        await FillAsync("Articles", [.. Enumerable.Range(0, 7).Select(number => Large(number))]);
        var blob = Blobs.GetBlobContainerClient("outgoing").GetBlobClient("weekly-2026-W47/email.html");
        var headers = new BlobHttpHeaders { ContentType = "text/html; charset=utf-8", CacheControl = "private, no-store" };
        await blob.UploadAsync(BinaryData.FromString("<p>خبر</p>"), new BlobUploadOptions { HttpHeaders = headers, Metadata = new Dictionary<string, string> { ["note"] = "1" } });
        await Blobs.GetBlobContainerClient("templates").UploadBlobAsync("weekly/رسالة 1.html", BinaryData.FromString("<p>خبر</p>"));
        await Blobs.GetBlobContainerClient("articles").UploadBlobAsync("a.txt", BinaryData.FromString("not copied"));
        var before = await RowsAsync();

        var manifest = await BackupAsync();
        await LoseAsync();
        var report = await RestoreAsync();

        Assert.Equal(before, await RowsAsync());
        Assert.Equal(before.Count, report.Parts.Take(manifest.Tables.Count + manifest.Containers.Count).Sum(part => part.Added) - 2);
        Assert.All(report.Parts, part => Assert.Equal((0, 0), (part.There, part.LeftOut)));
        var restored = (await Blobs.GetBlobContainerClient("outgoing").GetBlobClient(blob.Name).DownloadContentAsync()).Value;
        Assert.Equal(("<p>خبر</p>", headers.ContentType, headers.CacheControl, "1"), (restored.Content.ToString(), restored.Details.ContentType, restored.Details.CacheControl, restored.Details.Metadata["note"]));
        Assert.True(await Blobs.GetBlobContainerClient("templates").GetBlobClient("weekly/رسالة 1.html").ExistsAsync());
        Assert.Equal(["weekly-2026-W47"], manifest.UnderWay);
        Assert.Equal(["manifest.json"], Directory.EnumerateFiles(Copy).Select(Path.GetFileName));
        Assert.Equal([Copy], Directory.EnumerateFileSystemEntries(_work));
        Assert.DoesNotContain(Directory.EnumerateFiles(Copy, "*", SearchOption.AllDirectories), file => file.EndsWith(".part", StringComparison.Ordinal));
        if (OperatingSystem.IsWindows())
            return;
        foreach (var entry in Directory.EnumerateFileSystemEntries(_work, "*", SearchOption.AllDirectories))
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(entry) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [SkippableFact]
    public async Task Nothing_that_happened_since_the_copy_is_undone_leaves_complaints_and_erasures_stay()
    {
        LocalRun.SkipWithoutNode();
        var (layla, omar, salma, huda) = (Reader("layla"), Reader("omar"), Reader("salma"), Reader("huda"));
        foreach (var reader in new[] { layla, omar, salma, huda })
        {
            Assert.True(await Get<ISubscriberStore>().TryAddAsync(reader, default));
            await Get<IConsentStore>().AppendAsync(new ConsentRecord { Edition = Edition, SubscriberId = reader.Id, Kind = ConsentKind.Given, At = Now, Key = "k", Source = "form", Address = reader.Address }, default);
        }

        await Get<ISuppressionStore>().AddAsync(new Suppression(Edition, salma.Id, "complaint", Now), default);
        Assert.True(await Get<IFeedbackStore>().TrySaveAsync(new BounceRecord { Edition = Edition, SubscriberId = omar.Id, Score = 1 }, null, new FeedbackCounts(0, 0), default));
        await BackupAsync();
        await Get<Withdrawals>().UnsubscribeAsync(Edition, layla.Id, "one-click", null, default);
        await Get<Withdrawals>().EraseAsync(Edition, omar.Id, "form", default);
        await Get<ISuppressionStore>().RemoveAsync(new Suppression(Edition, salma.Id, "complaint", Now), default);
        await Get<ISuppressionStore>().AddAsync(new Suppression(Edition, salma.Id, Lifting.Unsubscribed, Now), default);
        await Get<ISubscriberStore>().DeleteAsync(Edition, huda.Id, default);

        var filled = await Assert.ThrowsAsync<InvalidOperationException>(() => RestoreAsync());
        Assert.Contains("--into-existing", filled.Message, StringComparison.Ordinal);
        Assert.Null(await Get<ISubscriberStore>().FindAsync(Edition, huda.Id, default));
        var report = await RestoreAsync(intoExisting: true);

        Assert.Equal(huda.Address, (await Get<ISubscriberStore>().FindAsync(Edition, huda.Id, default))?.Address);
        Assert.Equal(SubscriberStatus.Unsubscribed, (await Get<ISubscriberStore>().FindAsync(Edition, layla.Id, default))?.Status);
        Assert.Equal(Lifting.Unsubscribed, (await Get<ISuppressionStore>().FindAsync(Edition, layla.Id, default))?.Reason);
        Assert.Equal([ConsentKind.Given, ConsentKind.Withdrawn], (await Get<IConsentStore>().ListAsync(Edition, layla.Id, default).ToListAsync()).Select(consent => consent.Kind));
        Assert.Null(await Get<ISubscriberStore>().FindAsync(Edition, omar.Id, default));
        Assert.Null(await Get<IFeedbackStore>().FindAsync(Edition, omar.Id, default));
        Assert.Equal([ConsentKind.Erased], (await Get<IConsentStore>().ListAsync(Edition, omar.Id, default).ToListAsync()).Select(consent => consent.Kind));
        Assert.Equal("complaint", (await Get<ISuppressionStore>().FindAsync(Edition, salma.Id, default))?.Reason);
        Assert.Equal(new RestoredPart("Subscribers", 1, 2, 1), report.Parts.Single(part => part.Name == "Subscribers"));
        Assert.Equal(new RestoredPart("Consents", 0, 3, 1), report.Parts.Single(part => part.Name == "Consents"));
    }

    [SkippableFact]
    public async Task A_copy_that_was_changed_or_is_not_whole_is_refused_before_anything_is_written()
    {
        LocalRun.SkipWithoutNode();
        await FillAsync("Subscribers", new TableEntity("weekly|0", "0"), new TableEntity("weekly|1", "1"));
        await BackupAsync();
        await LoseAsync();
        var rows = Path.Combine(Copy, "tables", "Subscribers.jsonl");
        var whole = await File.ReadAllTextAsync(rows);

        await File.WriteAllTextAsync(rows, whole.Replace("\"1\"", "\"2\"", StringComparison.Ordinal));
        Assert.Contains("Subscribers.jsonl is not as it was written", (await Assert.ThrowsAsync<InvalidDataException>(() => RestoreAsync())).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(rows, whole);
        File.Move(Path.Combine(Copy, "manifest.json"), Path.Combine(Copy, "elsewhere.json"));
        Assert.Contains("is no copy of storage", (await Assert.ThrowsAsync<InvalidDataException>(() => RestoreAsync())).Message, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync());
        Assert.Contains("is there already", (await Assert.ThrowsAsync<IOException>(BackupAsync)).Message, StringComparison.Ordinal);

        File.Move(Path.Combine(Copy, "elsewhere.json"), Path.Combine(Copy, "manifest.json"));
        await RestoreAsync();
        Assert.Equal(2, (await RowsAsync()).Count);
    }

    [SkippableFact]
    public async Task An_operator_copies_and_restores_at_the_terminal_and_reads_what_the_copy_holds()
    {
        LocalRun.SkipWithoutNode();
        Assert.True(await Get<ISubscriberStore>().TryAddAsync(Reader("layla"), default));

        var (code, output, error) = await RunAsync("backup", "--to", Copy);
        Assert.True(code == 0, error);
        Assert.Contains("backup: 1 rows and 0 files of devstoreaccount1", output, StringComparison.Ordinal);
        Assert.Contains("keep it safe: it holds addresses of readers", output, StringComparison.Ordinal);
        await LoseAsync();
        (code, output, error) = await RunAsync("restore", "--from", Copy);
        Assert.True(code == 0, error);
        Assert.Contains("restored: Subscribers\t1\t0\t0", output, StringComparison.Ordinal);
        Assert.Equal("layla@readers.example", (await Get<ISubscriberStore>().FindAsync(Edition, Reader("layla").Id, default))?.Address);
    }

    private static Subscriber Reader(string name) => new()
    {
        Id = SubscriberId.For(Edition, ChannelKind.Email, $"{name}@readers.example"),
        Edition = Edition,
        Channel = ChannelKind.Email,
        Address = $"{name}@readers.example",
        Name = name,
        Status = SubscriberStatus.Active,
    };

    // 700 KB each: seven of them are more than a transaction takes.
    private static TableEntity Large(int number)
    {
        var row = new TableEntity("day|2026-11-29", $"{number}");
        foreach (var part in Enumerable.Range(0, 11))
            row[$"Text{part}"] = Enumerable.Repeat((byte)(number + part), 64_000).ToArray();
        return row;
    }

    private static string Told(object? value) => value switch
    {
        byte[] bytes => $"Binary {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))}",
        DateTimeOffset instant => $"Instant {instant:O}",
        double number => $"Double {number:R}",
        _ => $"{value?.GetType().Name} {value}",
    };

    private BlobServiceClient Blobs => Get<BlobServiceClient>();

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private Task<BackupManifest> BackupAsync() => Get<StorageBackup>().RunAsync(Copy, (_, _) => { }, default);

    private Task<RestoreReport> RestoreAsync(bool intoExisting = false) => Get<StorageRestore>().RunAsync(Copy, intoExisting, (_, _) => { }, default);

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        DigestProcess.RunAsync(arguments, ("AzureWebJobsStorage", azurite.ConnectionString), ("Digest__Secret", "a secret of the tests, long enough to serve"));

    private async Task FillAsync(string table, params TableEntity[] rows)
    {
        var client = Get<TableServiceClient>().GetTableClient(table);
        foreach (var some in rows.GroupBy(row => row.PartitionKey).SelectMany(group => group.Chunk(rows.Length > 100 ? 100 : 1)))
            await client.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
    }

    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        var rows = new List<string>();
        await foreach (var table in Get<TableServiceClient>().QueryAsync())
        {
            await foreach (var row in Get<TableServiceClient>().GetTableClient(table.Name).QueryAsync<TableEntity>())
                rows.Add($"{table.Name}: {string.Join("; ", row.Where(column => !OfTheService.Contains(column.Key)).OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={Told(column.Value)}"))}");
        }

        return rows;
    }

    // As if the account were gone and made anew.
    private async Task LoseAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        _services = new ServiceCollection()
            .AddLogging()
            .AddDigestStorage(StorageFixture.Settings(("AzureWebJobsStorage", azurite.ConnectionString)))
            .AddSingleton<Withdrawals>()
            .BuildServiceProvider();
        await foreach (var table in Get<TableServiceClient>().QueryAsync())
            await Get<TableServiceClient>().DeleteTableAsync(table.Name);
        await foreach (var container in Blobs.GetBlobContainersAsync())
            await Blobs.DeleteBlobContainerAsync(container.Name);
        await Get<StorageSetup>().EnsureCreatedAsync(default);
    }
}
