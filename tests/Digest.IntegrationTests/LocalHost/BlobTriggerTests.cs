using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Digest.IntegrationTests.Services;
using Digest.LocalHost;
using Microsoft.Azure.Functions.Worker;

namespace Digest.IntegrationTests.LocalHost;

public sealed class BlobTriggerTests(AzuriteFixture azurite) : HostTest(azurite)
{
    [SkippableFact]
    public async Task An_upload_runs_the_function_with_the_tokens_of_its_path()
    {
        await StartAsync<Named>();

        await UploadAsync("in/خبر عاجل.txt", "نص");

        await Journal.UntilAsync($"blob {ContainerName}/in/خبر عاجل.txt name 'خبر عاجل' ext 'txt': نص");
    }

    [SkippableFact]
    public async Task Only_uploads_under_the_prefix_of_the_path_are_announced()
    {
        await StartAsync<Named>();

        await UploadAsync("elsewhere/a.txt", "no");
        await UploadAsync("in/b.txt", "yes");

        await Journal.UntilAsync($"blob {ContainerName}/in/b.txt name 'b' ext 'txt': yes");
        Assert.Single(Journal.Entries);
    }

    [SkippableFact]
    public async Task A_blob_is_read_as_each_type_that_the_worker_knows()
    {
        await StartAsync<Types>();

        await UploadAsync("in/a.txt", "\"five5\"");

        await Journal.UntilAsync("stream 7");
        await Journal.UntilAsync("bytes 7");
        await Journal.UntilAsync("json 5");
        await Journal.UntilAsync("client in/a.txt");
        await Journal.UntilAsync("block in/a.txt");
    }

    [SkippableFact]
    public async Task A_replaced_blob_is_announced_again_and_one_that_was_announced_is_not_after_a_restart()
    {
        var first = await StartAsync<Named>();
        await UploadAsync("in/a.txt", "one");
        await Journal.UntilAsync(Entry("a", "one"));
        await UploadAsync("in/a.txt", "two");
        await Journal.UntilAsync(Entry("a", "two"));
        await first.StopAsync(CancellationToken.None);

        await UploadAsync("in/b.txt", "while nobody looked");
        await StartAsync<Named>();
        await Journal.UntilAsync(Entry("b", "while nobody looked"));
        await UploadAsync("in/c.txt", "last");
        await Journal.UntilAsync(Entry("c", "last"));

        Assert.Equal([Entry("a", "one"), Entry("a", "two"), Entry("b", "while nobody looked"), Entry("c", "last")], Journal.Entries);
    }

    [SkippableFact]
    public async Task The_webhook_answers_the_handshake_of_a_subscription()
    {
        var host = await StartAsync<Named>();

        var response = await PostAsync(host, "Named", "SubscriptionValidation", """[{"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"512d38b6"}}]""");

        Assert.Equal("""{"validationResponse":"512d38b6"}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(host, "Unknown", "Notification", "[]")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(host, "Named", "Notification", "nonsense")).StatusCode);
    }

    [SkippableFact]
    public async Task An_event_that_is_delivered_twice_runs_twice_whatever_container_it_is_of()
    {
        var host = await StartWithoutEventsAsync<Named>();
        await Blobs.GetBlobContainerClient(ContainerName + "-other").CreateAsync();
        await Blobs.GetBlobContainerClient(ContainerName + "-other").UploadBlobAsync("stray.txt", new BinaryData("stray"));

        var notice = Event(ContainerName + "-other", "stray.txt");
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(host, "Named", "Notification", notice)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(host, "Named", "Notification", notice)).StatusCode);

        await Journal.UntilAsync($"blob {ContainerName}-other/stray.txt name '' ext '': stray", 2);
    }

    [SkippableFact]
    public async Task An_event_of_a_blob_that_is_no_more_is_discarded()
    {
        var host = await StartWithoutEventsAsync<Named>();

        await PostAsync(host, "Named", "Notification", Event(ContainerName, "in/gone.txt"));

        await LocalRun.UntilAsync(async () => (await BlobQueue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0, "an empty queue");
        Assert.Empty(Journal.Entries);
    }

    [SkippableFact]
    public async Task The_shared_queue_holds_the_message_of_the_functions_host()
    {
        var host = await StartAsync([typeof(Named)], settings: [("AzureWebJobs.Named.Disabled", "true")]);

        await PostAsync(host, "Named", "Notification", Event(ContainerName, "in/a.txt"));

        var message = JsonDocument.Parse((await BlobQueue.ReceiveMessageAsync()).Value.Body).RootElement;
        Assert.Equal(
            [("Type", "BlobTrigger"), ("FunctionId", "Host.Functions.Named"), ("BlobType", "BlockBlob"), ("ContainerName", ContainerName), ("BlobName", "in/a.txt"), ("ETag", "\"0x8D\"")],
            message.EnumerateObject().Select(property => (property.Name, property.Value.GetString()!)));
    }

    [SkippableFact]
    public async Task A_blob_that_fails_too_often_goes_to_the_poison_queue_of_blobs()
    {
        await StartAsync<Failing>("""{"extensions":{"blobs":{"poisonBlobThreshold":2},"queues":{"maxDequeueCount":9}}}""");

        await UploadAsync("in/bad.txt", "bad");

        QueueMessage? poison = null;
        await LocalRun.UntilAsync(async () => await PoisonQueue.ExistsAsync() && (poison = await PoisonOfThisTestAsync()) is not null, "a poison blob");
        Assert.Equal(["try", "try"], Journal.Entries);
        Assert.Equal("in/bad.txt", JsonDocument.Parse(poison!.Body).RootElement.GetProperty("BlobName").GetString());
    }

    [SkippableFact]
    public async Task Other_blobs_are_read_and_written_by_the_tokens_of_the_trigger()
    {
        await Container.UploadBlobAsync("beside/a", new BinaryData("beside"));
        await StartAsync<Copying>();

        await UploadAsync("in/a.txt", "text");

        await LocalRun.UntilAsync(async () => await Container.GetBlobClient("out/a.json").ExistsAsync(), "the output");
        Assert.Equal("text beside", (await Container.GetBlobClient("out/a.json").DownloadContentAsync()).Value.Content.ToString());
    }

    private QueueClient BlobQueue => Queues.GetQueueClient("azure-webjobs-blobtrigger-" + HostId);

    private QueueClient PoisonQueue => Queues.GetQueueClient("webjobs-blobtrigger-poison");

    private Task<LocalFunctionsHost> StartWithoutEventsAsync<T>() => StartAsync([typeof(T)], change: options => options with { StorageEvents = false });

    private string Entry(string name, string text) => $"blob {ContainerName}/in/{name}.txt name '{name}' ext 'txt': {text}";

    private async Task UploadAsync(string name, string text) => await Container.GetBlobClient(name).UploadAsync(new BinaryData(text), overwrite: true);

    private string Event(string container, string blob) => JsonSerializer.Serialize(new[]
    {
        new
        {
            topic = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/devstoreaccount1",
            subject = $"/blobServices/default/containers/{container}/blobs/{blob}",
            eventType = "Microsoft.Storage.BlobCreated",
            id = Guid.NewGuid(),
            data = new { api = "PutBlob", eTag = "0x8D", blobType = "BlockBlob", url = Blobs.GetBlobContainerClient(container).GetBlobClient(blob).Uri },
        },
    });

    private static async Task<HttpResponseMessage> PostAsync(LocalFunctionsHost host, string function, string type, string body)
    {
        using var http = new HttpClient { BaseAddress = host.BaseUrl };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        content.Headers.Add("aeg-event-type", type);
        return await http.PostAsync($"/runtime/webhooks/blobs?functionName=Host.Functions.{function}", content);
    }

    private async Task<QueueMessage?> PoisonOfThisTestAsync() => (await PoisonQueue.ReceiveMessagesAsync(32, TimeSpan.FromSeconds(1))).Value.FirstOrDefault(message => message.Body.ToString().Contains(ContainerName, StringComparison.Ordinal));

    public sealed class Named(Journal journal)
    {
        [Function("Named")]
        public void Run([BlobTrigger("%CONTAINER%/in/{name}.{ext}", Source = BlobTriggerSource.EventGrid)] string text, string? name, string? ext, FunctionContext context) =>
            journal.Note($"blob {context.BindingContext.BindingData["BlobTrigger"]} name '{name}' ext '{ext}': {text}");
    }

    public sealed class Types(Journal journal)
    {
        private const string Path = "%CONTAINER%/in/{name}";

        [Function("AsStream")]
        public async Task StreamAsync([BlobTrigger(Path, Source = BlobTriggerSource.EventGrid)] Stream blob)
        {
            using var reader = new StreamReader(blob);
            journal.Note($"stream {(await reader.ReadToEndAsync()).Length}");
        }

        [Function("AsBytes")]
        public void Bytes([BlobTrigger(Path, Source = BlobTriggerSource.EventGrid)] byte[] blob) => journal.Note($"bytes {blob.Length}");

        [Function("AsClient")]
        public void Client([BlobTrigger(Path, Source = BlobTriggerSource.EventGrid)] BlobClient blob) => journal.Note($"client {blob.Name}");

        [Function("AsBlock")]
        public void Block([BlobTrigger(Path, Source = BlobTriggerSource.EventGrid)] BlockBlobClient blob) => journal.Note($"block {blob.Name}");

        [Function("AsJson")]
        public void Json([BlobTrigger(Path, Source = BlobTriggerSource.EventGrid)] JsonElement blob) => journal.Note($"json {blob.GetString()!.Length}");
    }

    public sealed class Failing(Journal journal)
    {
        [Function("Failing")]
        public void Run([BlobTrigger("%CONTAINER%/{name}", Source = BlobTriggerSource.EventGrid)] string text)
        {
            journal.Note("try");
            throw new InvalidOperationException("broken on purpose: " + text);
        }
    }

    public sealed class Copying
    {
        [Function("Copying")]
        [BlobOutput("%CONTAINER%/out/{name}.json")]
        public static string Run(
            [BlobTrigger("%CONTAINER%/in/{name}.txt", Source = BlobTriggerSource.EventGrid)] string text,
            [BlobInput("%CONTAINER%/beside/{name}")] string beside) => $"{text} {beside}";
    }
}
