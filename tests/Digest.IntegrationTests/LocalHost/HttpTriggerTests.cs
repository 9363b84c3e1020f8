using System.Net;
using Digest.IntegrationTests.Services;
using Digest.LocalHost;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Hosting;

namespace Digest.IntegrationTests.LocalHost;

public sealed class HttpTriggerTests(AzuriteFixture azurite) : HostTest(azurite)
{
    [SkippableTheory]
    [InlineData("GET", "/api/Plain", 200, "plain")]
    [InlineData("GET", "/API/plain", 200, "plain")]
    [InlineData("POST", "/api/Plain", 404, "")]
    [InlineData("HEAD", "/api/Plain", 404, "")]
    [InlineData("GET", "/Plain", 404, "")]
    [InlineData("HEAD", "/api/headed", 204, "")]
    [InlineData("DELETE", "/api/anything", 200, "DELETE")]
    [InlineData("GET", "/api/issues/7", 200, "number 7")]
    [InlineData("GET", "/api/issues/seven", 404, "")]
    [InlineData("GET", "/api/issues", 200, "number 0")]
    public async Task Routes_and_methods_are_matched_as_the_functions_host_matches_them(string method, string path, int status, string body)
    {
        var host = await StartAsync<Routes>();

        using var response = await SendAsync(host, new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Equal("127.0.0.1", host.BaseUrl.Host);
    }

    [SkippableFact]
    public async Task Host_json_can_change_the_prefix()
    {
        var host = await StartAsync<Routes>("""{"extensions":{"http":{"routePrefix":""}}}""");

        Assert.Equal("plain", await GetAsync(host, "/Plain"));
    }

    [SkippableFact]
    public async Task Action_results_minimal_results_and_response_data_are_answers()
    {
        var host = await StartAsync<Results>();

        Assert.Equal("""{"issue":"2026-W11"}""", await GetAsync(host, "/api/action"));
        Assert.Equal("minimal", await GetAsync(host, "/api/minimal"));
        using var data = await SendAsync(host, new HttpRequestMessage(HttpMethod.Post, "/api/data?q=1") { Content = new StringContent("sent") });
        Assert.Equal(HttpStatusCode.Accepted, data.StatusCode);
        Assert.Equal("POST sent 1", await data.Content.ReadAsStringAsync());
        Assert.Equal("yes", data.Headers.GetValues("x-answer").Single());
        Assert.Equal("", await GetAsync(host, "/api/nothing"));
    }

    [SkippableFact]
    public async Task A_function_that_throws_is_answered_with_500_and_no_body()
    {
        var host = await StartAsync<Results>();

        using var response = await SendAsync(host, new HttpRequestMessage(HttpMethod.Get, "/api/broken"));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [SkippableFact]
    public async Task A_response_and_a_message_may_come_from_one_run()
    {
        var host = await StartAsync<Several>();

        Assert.Equal("queued", await GetAsync(host, "/api/several"));
        await LocalRun.UntilAsync(async () => await Queues.GetQueueClient(OutputName).ExistsAsync() && (await Queues.GetQueueClient(OutputName).PeekMessageAsync()).Value?.Body.ToString() == "work", "the message");
    }

    [SkippableFact]
    public async Task Keys_are_asked_for_only_when_the_host_has_one()
    {
        var open = await StartAsync<Guarded>();
        Assert.Equal("in", await GetAsync(open, "/api/guarded"));

        var closed = await StartAsync([typeof(Guarded), typeof(Routes)], change: options => options with { FunctionKey = "s3cret" });
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(closed, new HttpRequestMessage(HttpMethod.Get, "/api/guarded"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(closed, new HttpRequestMessage(HttpMethod.Get, "/api/guarded?code=guess"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(closed, new HttpRequestMessage(HttpMethod.Get, "/admin/host/status"))).StatusCode);
        Assert.Equal("in", await GetAsync(closed, "/api/guarded?code=s3cret"));
        Assert.Equal("plain", await GetAsync(closed, "/api/plain"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/guarded");
        request.Headers.Add("x-functions-key", "s3cret");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(closed, request)).StatusCode);
    }

    [SkippableFact]
    public async Task Middleware_sees_the_request_and_forwarded_headers_are_followed()
    {
        var host = await StartAsync([typeof(Routes)], configure: builder => builder.UseMiddleware(async (context, next) =>
        {
            var request = context.GetHttpContext()!.Request;
            Journal.Note($"{request.Scheme}://{request.Host} {(await context.GetHttpRequestDataAsync())!.Method}");
            await next();
        }));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/plain");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "digest.example");

        await SendAsync(host, request);

        Assert.Equal(["https://digest.example GET"], Journal.Entries);
    }

    private static async Task<string> GetAsync(LocalFunctionsHost host, string path)
    {
        using var response = await SendAsync(host, new HttpRequestMessage(HttpMethod.Get, path));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(LocalFunctionsHost host, HttpRequestMessage request)
    {
        using var http = new HttpClient { BaseAddress = host.BaseUrl };
        return await http.SendAsync(request);
    }

    public sealed class Routes
    {
        [Function("Plain")]
        public static IActionResult Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new ContentResult { Content = "plain" };

        [Function("Headed")]
        public static IResult Headed([HttpTrigger("get", "head")] HttpRequest request) => Microsoft.AspNetCore.Http.Results.NoContent();

        [Function("Anything")]
        public static IResult Anything([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Microsoft.AspNetCore.Http.Results.Text(request.Method);

        [Function("Numbered")]
        public static IResult Numbered([HttpTrigger("get", Route = "issues/{number:int?}")] HttpRequest request, int number = 0) => Microsoft.AspNetCore.Http.Results.Text($"number {number}");
    }

    public sealed class Results
    {
        [Function("Action")]
        public static async Task<IActionResult> ActionAsync([HttpTrigger("get")] HttpRequest request)
        {
            await Task.Yield();
            return new JsonResult(new { issue = "2026-W11" });
        }

        [Function("Minimal")]
        public static ValueTask<IResult> MinimalAsync([HttpTrigger("get")] HttpRequest request) => ValueTask.FromResult(Microsoft.AspNetCore.Http.Results.Text("minimal"));

        [Function("Data")]
        public static async Task<HttpResponseData> DataAsync([HttpTrigger("post")] HttpRequestData request)
        {
            var response = request.CreateResponse(HttpStatusCode.Accepted);
            response.Headers.Add("x-answer", "yes");
            await response.WriteStringAsync($"{request.Method} {await request.ReadAsStringAsync()} {request.Query["q"]}");
            return response;
        }

        [Function("Nothing")]
        public static void Nothing([HttpTrigger("get")] HttpRequest request)
        {
            // Answers with an empty 200.
        }

        [Function("Broken")]
        public static IActionResult Broken([HttpTrigger("get")] HttpRequest request) => throw new InvalidOperationException("broken on purpose");
    }

    public sealed class Guarded
    {
        [Function("Guarded")]
        public static IResult Run([HttpTrigger] HttpRequest request) => Microsoft.AspNetCore.Http.Results.Text("in");
    }

    public sealed record Outputs([property: HttpResult] IResult Response, [property: QueueOutput("%OUTPUT%")] string Message);

    public sealed class Several
    {
        [Function("Several")]
        public static Outputs Run([HttpTrigger("get")] HttpRequest request) => new(Microsoft.AspNetCore.Http.Results.Text("queued"), "work");
    }
}
