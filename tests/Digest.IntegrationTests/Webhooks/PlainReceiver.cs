using System.Collections.Concurrent;
using Digest.Channels.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digest.IntegrationTests.Webhooks;

/// <summary>A receiver on 127.0.0.1 that keeps what came and answers as it is told.</summary>
internal sealed class PlainReceiver : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<(IHeaderDictionary Headers, byte[] Body)> _requests = [];

    private PlainReceiver(WebApplication web) => _web = web;

    /// <summary>The status of its answers.</summary>
    public int Status { get; set; } = StatusCodes.Status204NoContent;

    /// <summary>How many requests came.</summary>
    public int Count => _requests.Count;

    /// <summary>Where it takes POSTs.</summary>
    public string Address => $"{_web.Urls.Single()}/digest?key=s3cr3t";

    public static async Task<PlainReceiver> StartAsync()
    {
        var web = WebApplication.CreateSlimBuilder().Build();
        web.Urls.Add("http://127.0.0.1:0");
        var receiver = new PlainReceiver(web);
        web.Run(receiver.TakeAsync);
        await web.StartAsync();
        return receiver;
    }

    /// <summary>Whether the last request was signed by who holds this secret, or the private key of this public one.</summary>
    public bool LastIsSignedBy(string key)
    {
        var (headers, body) = _requests.Last();
        return WebhookSignature.Verify(key, headers[WebhookSignature.IdHeader], headers[WebhookSignature.TimestampHeader], headers[WebhookSignature.SignatureHeader], body, DateTimeOffset.UtcNow);
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _requests.Enqueue((new HeaderDictionary(context.Request.Headers.ToDictionary()), body.ToArray()));
        context.Response.StatusCode = Status;
    }
}
