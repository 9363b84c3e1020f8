using Digest.IntegrationTests.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.IntegrationTests.LocalHost;

public sealed class DiscoveryTests(AzuriteFixture azurite) : HostTest(azurite)
{
    [SkippableTheory]
    [InlineData(typeof(SameName), "Two functions are named")]
    [InlineData(typeof(RetriedQueue), "AZFW0012")]
    [InlineData(typeof(RetriedBlob), "AZFW0012")]
    [InlineData(typeof(RetriedHttp), "AZFW0012")]
    [InlineData(typeof(TwoTriggers), "has 2 triggers")]
    [InlineData(typeof(NoTrigger), "has 0 triggers")]
    [InlineData(typeof(Polling), "BlobTriggerSource.EventGrid")]
    [InlineData(typeof(NoResponse), "AZFW0015")]
    [InlineData(typeof(BadName), "its name has to start with a letter")]
    [InlineData(typeof(Hidden), "public methods of public classes")]
    [InlineData(typeof(NotAwaited), "AZFW0001")]
    [InlineData(typeof(AdminRoute), "conflicts with the host's own")]
    [InlineData(typeof(RuntimeRoute), "conflicts with the host's own")]
    [InlineData(typeof(SameRoute), "have the same route 'api/same/{id}'")]
    [InlineData(typeof(BadRoute), "is no route")]
    [InlineData(typeof(BadSchedule), "'every day' is no schedule")]
    [InlineData(typeof(SpanSchedule), "Flex Consumption plan does not support")]
    [InlineData(typeof(BadQueue), "is no queue name")]
    public async Task What_would_not_run_in_azure_does_not_start_here(Type functions, string reason)
    {
        var error = await RefusalAsync(() => StartAsync([functions]));

        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Different_methods_may_share_a_route()
    {
        var host = await StartAsync<SharedRoute>();

        Assert.Equal(["GET /api/shared", "POST /api/shared"], host.Functions.Select(function => function.Target));
    }

    public sealed class SameName
    {
        [Function("Twin")]
        public static void One([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => _ = timer;

        [Function("TWIN")]
        public static void Two([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => _ = timer;
    }

    public sealed class RetriedQueue
    {
        [Function("Retried")]
        [FixedDelayRetry(1, "00:00:01")]
        public static void Run([QueueTrigger("%QUEUE%")] string message) => _ = message;
    }

    public sealed class RetriedBlob
    {
        [Function("Retried")]
        [ExponentialBackoffRetry(1, "00:00:01", "00:00:02")]
        public static void Run([BlobTrigger("%CONTAINER%/{name}", Source = BlobTriggerSource.EventGrid)] string text) => _ = text;
    }

    public sealed class RetriedHttp
    {
        [Function("Retried")]
        [FixedDelayRetry(1, "00:00:01")]
        public static void Run([HttpTrigger("get")] HttpRequest request) => _ = request;
    }

    public sealed class TwoTriggers
    {
        [Function("Both")]
        public static void Run([QueueTrigger("%QUEUE%")] string message, [TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => _ = (message, timer);
    }

    public sealed class NoTrigger
    {
        [Function("None")]
        public static void Run(string message) => _ = message;
    }

    public sealed class Polling
    {
        [Function("Polling")]
        public static void Run([BlobTrigger("%CONTAINER%/{name}")] string text) => _ = text;
    }

    public sealed record Outputs([property: QueueOutput("%OUTPUT%")] string Message, IResult Response);

    // The worker's own analyzer sees this mistake too, where the feed has it.
#pragma warning disable AZFW0015
    public sealed class NoResponse
    {
        [Function("NoResponse")]
        public static Outputs Run([HttpTrigger("get")] HttpRequest request) => new(request.Method, Results.Ok());
    }
#pragma warning restore AZFW0015

    public sealed class BadName
    {
        [Function("1st")]
        public static void Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => _ = timer;
    }

    public sealed class Hidden
    {
        [Function("Hidden")]
        internal static void Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => _ = timer;
    }

    public sealed class NotAwaited
    {
        [Function("NotAwaited")]
        public static async void Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => await Task.FromResult(timer);
    }

    public sealed class AdminRoute
    {
        [Function("Console")]
        public static void Run([HttpTrigger("get", Route = "Administration/x")] HttpRequest request) => _ = request;
    }

    public sealed class RuntimeRoute
    {
        [Function("Console")]
        public static void Run([HttpTrigger("get", Route = "runtime")] HttpRequest request) => _ = request;
    }

    public sealed class SameRoute
    {
        [Function("One")]
        public static void One([HttpTrigger("get", "post", Route = "same/{id}")] HttpRequest request) => _ = request;

        [Function("Two")]
        public static void Two([HttpTrigger("POST", Route = "same/{id}")] HttpRequest request) => _ = request;
    }

    public sealed class SharedRoute
    {
        [Function("One")]
        public static void One([HttpTrigger("get", Route = "shared")] HttpRequest request) => _ = request;

        [Function("Two")]
        public static void Two([HttpTrigger("post", Route = "shared")] HttpRequest request) => _ = request;
    }

    public sealed class BadRoute
    {
        [Function("Bad")]
        public static void Run([HttpTrigger("get", Route = "x/{id")] HttpRequest request) => _ = request;
    }

    public sealed class BadSchedule
    {
        [Function("Bad")]
        public static void Run([TimerTrigger("every day")] TimerInfo timer) => _ = timer;
    }

    public sealed class SpanSchedule
    {
        [Function("Bad")]
        public static void Run([TimerTrigger("00:30:00")] TimerInfo timer) => _ = timer;
    }

    public sealed class BadQueue
    {
        [Function("Bad")]
        public static void Run([QueueTrigger("no_queue")] string message) => _ = message;
    }
}
