using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digest.IntegrationTests.Observing;

/// <summary>Takes what is exported by OTLP over HTTP, on 127.0.0.1.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<OtlpSpan> _spans = [];
    private readonly ConcurrentQueue<string> _metrics = [];

    private OtlpReceiver(WebApplication web) => _web = web;

    public IReadOnlyList<OtlpSpan> Spans => [.. _spans];

    /// <summary>The names of the metrics that came.</summary>
    public IReadOnlySet<string> Metrics => _metrics.ToHashSet(StringComparer.Ordinal);

    public string Endpoint => _web.Urls.Single();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var web = WebApplication.CreateSlimBuilder().Build();
        web.Urls.Add("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(web);
        web.Run(receiver.TakeAsync);
        await web.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        // Resources (1) hold scopes (2), which hold spans or metrics (2).
        var items = ProtoField.Read(body.ToArray()).Where(field => field.Number == 1).SelectMany(resource => resource.Within(2)).SelectMany(scope => scope.Within(2));
        foreach (var item in items)
        {
            if (context.Request.Path == "/v1/traces")
                _spans.Enqueue(OtlpSpan.Read(item));
            else if (context.Request.Path == "/v1/metrics")
                _metrics.Enqueue(item.Within(1).Single().Text);
        }

        context.Response.ContentType = "application/x-protobuf";
    }
}
