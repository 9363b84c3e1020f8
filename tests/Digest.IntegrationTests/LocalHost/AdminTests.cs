using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Digest.IntegrationTests.Services;
using Digest.LocalHost;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.IntegrationTests.LocalHost;

public sealed class AdminTests(AzuriteFixture azurite) : HostTest(azurite)
{
    [SkippableTheory]
    [InlineData("Queued", "word", "queued word")]
    [InlineData("timed", null, "timed False")]
    [InlineData("Blob", "{container}/a.txt", "blob a.txt")]
    public async Task A_function_is_run_by_hand(string name, string? input, string entry)
    {
        var host = await StartAsync([typeof(Samples)], settings: [("AzureWebJobs.Blob.Disabled", "true")]);
        await Container.UploadBlobAsync("a.txt", new BinaryData("text"));

        using var response = await RunAsync(host, name, new { input = input?.Replace("{container}", ContainerName, StringComparison.Ordinal) });

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await Journal.UntilAsync(entry);
    }

    [SkippableFact]
    public async Task What_cannot_be_run_by_hand_is_refused()
    {
        var host = await StartAsync<Samples>();

        Assert.Equal(HttpStatusCode.NotFound, (await RunAsync(host, "Unknown", new { input = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await RunAsync(host, "Http", new { input = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await RunAsync(host, "Blob", new { input = "no path" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await RunAsync(host, "Queued", "no object")).StatusCode);
    }

    [SkippableFact]
    public async Task The_host_tells_its_state_and_its_functions()
    {
        var host = await StartAsync<Samples>();
        using var http = new HttpClient { BaseAddress = host.BaseUrl };

        var status = await http.GetFromJsonAsync<JsonElement>("/admin/host/status");

        Assert.Equal(HostId, status.GetProperty("id").GetString());
        Assert.Equal("Running", status.GetProperty("state").GetString());
        Assert.Equal(
            [
                new("Blob", "blobTrigger", ContainerName + "/{name}", false),
                new("Http", "httpTrigger", "GET /api/Http", false),
                new("Queued", "queueTrigger", QueueName, false),
                new("Timed", "timerTrigger", "0 0 0 1 1 *", false),
            ],
            host.Functions);
    }

    private static async Task<HttpResponseMessage> RunAsync(LocalFunctionsHost host, string name, object body)
    {
        using var http = new HttpClient { BaseAddress = host.BaseUrl };
        return await http.PostAsJsonAsync($"/admin/functions/{name}", body);
    }

    public sealed class Samples(Journal journal)
    {
        [Function("Queued")]
        public void Queued([QueueTrigger("%QUEUE%")] string message) => journal.Note("queued " + message);

        [Function("Timed")]
        public void Timed([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => journal.Note($"timed {timer.IsPastDue}");

        [Function("Blob")]
        public void Blob([BlobTrigger("%CONTAINER%/{name}", Source = BlobTriggerSource.EventGrid)] string text, string name) => journal.Note("blob " + name);

        [Function("Http")]
        public static IResult Http([HttpTrigger("get")] HttpRequest request) => Results.Ok();
    }
}
