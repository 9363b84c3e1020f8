using System.Net.Sockets;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Services;

public sealed class AzuriteTests : IDisposable
{
    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task What_was_stored_is_there_after_a_restart()
    {
        LocalRun.SkipWithoutNode();
        await using (var azurite = await Azurite.StartAsync(_folder, CancellationToken.None))
        {
            var container = new BlobContainerClient(azurite.ConnectionString, "articles");
            await container.CreateAsync();
            await container.UploadBlobAsync("نشرة الأخبار.txt", BinaryData.FromString("خبر"));
            var queue = new QueueClient(azurite.ConnectionString, "plan");
            await queue.CreateAsync();
            await queue.SendMessageAsync("one");
        }

        await using (var azurite = await Azurite.StartAsync(_folder, CancellationToken.None))
        {
            var blob = new BlobClient(azurite.ConnectionString, "articles", "نشرة الأخبار.txt");
            Assert.Equal("خبر", (await blob.DownloadContentAsync()).Value.Content.ToString());
            Assert.Equal("one", (await new QueueClient(azurite.ConnectionString, "plan").ReceiveMessageAsync()).Value.MessageText);
        }
    }

    [SkippableFact]
    public async Task A_stopped_Azurite_leaves_its_ports_and_its_folder_free()
    {
        LocalRun.SkipWithoutNode();
        Uri blobs;
        await using (var azurite = await Azurite.StartAsync(_folder, CancellationToken.None))
            blobs = new BlobServiceClient(azurite.ConnectionString).Uri;

        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(blobs.Host, blobs.Port));
        await using var again = await Azurite.StartAsync(_folder, CancellationToken.None);
    }

    [SkippableFact]
    public async Task Two_runs_do_not_share_a_folder()
    {
        LocalRun.SkipWithoutNode();
        await using var first = await Azurite.StartAsync(_folder, CancellationToken.None);

        var error = await Assert.ThrowsAsync<LocalServiceException>(() => Azurite.StartAsync(_folder, CancellationToken.None));

        Assert.Contains(_folder, error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Damaged_data_is_reported_with_what_Azurite_said()
    {
        LocalRun.SkipWithoutNode();
        await File.WriteAllTextAsync(Path.Combine(_folder, "__azurite_db_blob__.json"), "{ damaged");

        var error = await Assert.ThrowsAsync<LocalServiceException>(() => Azurite.StartAsync(_folder, CancellationToken.None));

        Assert.Contains(_folder, error.Message, StringComparison.Ordinal);
        Assert.Contains("JSON", error.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_start_that_is_cancelled_leaves_the_folder_free()
    {
        LocalRun.SkipWithoutNode();
        using var cancelled = new CancellationTokenSource();
        var starting = Azurite.StartAsync(_folder, cancelled.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);

        await using var again = await Azurite.StartAsync(_folder, CancellationToken.None);
    }
}
