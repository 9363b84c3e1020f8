using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digest.IntegrationTests.Observing;

/// <summary>Takes what is exported to Application Insights, on 127.0.0.1.</summary>
public sealed class InsightsReceiver : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<(string Trace, string Text)> _logs = [];
    private readonly ConcurrentQueue<(string Trace, string Name)> _spans = [];

    private InsightsReceiver(WebApplication web) => _web = web;

    /// <summary>The lines of the log, each with its trace; empty for none.</summary>
    public IReadOnlyList<(string Trace, string Text)> Logs => [.. _logs];

    /// <summary>The names of spans, each with its trace.</summary>
    public IReadOnlyList<(string Trace, string Name)> Spans => [.. _spans];

    public string ConnectionString => $"InstrumentationKey={Guid.Empty};IngestionEndpoint={_web.Urls.Single()}/";

    public static async Task<InsightsReceiver> StartAsync()
    {
        // The exporter would tell its maker how it is used, elsewhere.
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_SDKSTATS_DISABLED_ALL", "true");
        var web = WebApplication.CreateSlimBuilder().Build();
        web.Urls.Add("http://127.0.0.1:0");
        var receiver = new InsightsReceiver(web);
        web.Run(receiver.TakeAsync);
        await web.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        await using var body = context.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        using var reader = new StreamReader(body);
        var taken = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            using var item = JsonDocument.Parse(line);
            var data = item.RootElement.GetProperty("data").GetProperty("baseData");
            var trace = item.RootElement.GetProperty("tags").TryGetProperty("ai.operation.id", out var id) ? id.GetString()! : "";
            if (data.TryGetProperty("message", out var message))
                _logs.Enqueue((trace, message.GetString()!));
            else if (data.TryGetProperty("duration", out _))
                _spans.Enqueue((trace, data.GetProperty("name").GetString()!));
            taken++;
        }

        await context.Response.WriteAsJsonAsync(new { itemsReceived = taken, itemsAccepted = taken, errors = Array.Empty<object>() });
    }
}
