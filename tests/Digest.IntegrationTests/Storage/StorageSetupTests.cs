using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Digest.Azure;
using Digest.Core.Archive;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class StorageSetupTests(StorageFixture storage)
{
    [SkippableFact]
    public async Task Everything_is_created_whoever_comes_first()
    {
        var hosts = Enumerable.Range(0, 3).Select(_ => StorageFixture.Open(storage.ConnectionString)).ToArray();

        await Task.WhenAll(hosts.Concat(hosts).Select(host => host.GetRequiredService<StorageSetup>().EnsureCreatedAsync(default)));

        var tables = await storage.Get<TableServiceClient>().QueryAsync().Select(table => table.Name).ToListAsync();
        var containers = await storage.Get<BlobServiceClient>().GetBlobContainersAsync().Select(container => container.Name).ToListAsync();
        var queues = await storage.Get<QueueServiceClient>().GetQueuesAsync().Select(queue => queue.Name).ToListAsync();
        Assert.Empty(new[] { "Articles", "Issues", "Subscribers", "Deliveries" }.Except(tables));
        Assert.Empty(new[] { "articles", "parsed", "issues", "outgoing", "templates" }.Except(containers));
        Assert.Empty(new[] { "plan", "deliver" }.Except(queues));
        foreach (var host in hosts)
            await host.DisposeAsync();
    }

    [SkippableFact]
    public async Task The_archive_lies_where_the_account_serves_it_when_the_settings_say_so()
    {
        await using var host = new ServiceCollection().AddDigestStorage(StorageFixture.Settings(("AzureWebJobsStorage", storage.ConnectionString), ("Digest:Archive:Container", "$web"))).BuildServiceProvider();

        await host.GetRequiredService<IArchiveStore>().WriteAsync("weekly-2026-W01/index.html", new PublicFile("<p>page</p>"u8.ToArray()), default);

        var site = storage.Get<BlobServiceClient>().GetBlobContainerClient("$web");
        Assert.True(await site.GetBlobClient("weekly-2026-W01/index.html").ExistsAsync());
        Assert.Equal("text/html; charset=utf-8", (await site.GetBlobClient("weekly-2026-W01/index.html").GetPropertiesAsync()).Value.ContentType);
        Assert.Equal(["articles", "parsed", "$web", "outgoing", "templates"], host.GetRequiredService<StorageSetup>().Containers);
    }

    [SkippableFact]
    public async Task One_caller_that_gives_up_does_not_stop_the_others()
    {
        await using var host = StorageFixture.Open(storage.ConnectionString);
        var setup = host.GetRequiredService<StorageSetup>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setup.EnsureCreatedAsync(new CancellationToken(canceled: true)));

        await setup.EnsureCreatedAsync(default);
    }

    [SkippableFact]
    public async Task A_wrong_key_is_reported_with_the_setting()
    {
        await using var host = StorageFixture.Open(System.Text.RegularExpressions.Regex.Replace(storage.ConnectionString, "AccountKey=[^;]*", "AccountKey=d3Jvbmc="));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.GetRequiredService<StorageSetup>().EnsureCreatedAsync(default));

        Assert.Contains("AzureWebJobsStorage", error.Message, StringComparison.Ordinal);
        Assert.Contains("Data Contributor", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Health_names_the_services_that_fail()
    {
        await storage.Get<StorageSetup>().EnsureCreatedAsync(default);
        Assert.Empty(await storage.Get<StorageHealth>().FailingAsync(default));

        await using var wrong = StorageFixture.Open(System.Text.RegularExpressions.Regex.Replace(storage.ConnectionString, "AccountKey=[^;]*", "AccountKey=d3Jvbmc="));
        Assert.Equal(["tables", "blobs", "queues"], await wrong.GetRequiredService<StorageHealth>().FailingAsync(default));
    }
}
