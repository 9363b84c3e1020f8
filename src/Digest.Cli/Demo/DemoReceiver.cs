using System.Net;
using Digest.Channels.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Digest.Cli.Demo;

/// <summary>
/// A subscriber's end of a webhook: takes POSTs on a port of 127.0.0.1, verifies their signature (Standard Webhooks
/// 1.0.0) and keeps the body of each message under its id.
/// </summary>
internal sealed class DemoReceiver : IAsyncDisposable
{
    private const int MaxBytes = 1024 * 1024;

    private readonly WebApplication _web;
    private readonly string _directory;
    private readonly string _secret;

    private DemoReceiver(WebApplication web, Uri address, string directory, string secret)
    {
        (_web, Address, _directory, _secret) = (web, address, directory, secret);
        _web.MapPost(address.AbsolutePath, TakeAsync);
    }

    /// <summary>Where it takes POSTs.</summary>
    public Uri Address { get; }

    /// <summary>Starts to listen.</summary>
    public static async Task<DemoReceiver> StartAsync(int port, string directory, string secret, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = MaxBytes;
        });
        var receiver = new DemoReceiver(builder.Build(), new Uri($"http://127.0.0.1:{port}/digest"), directory, secret);
        await receiver._web.StartAsync(cancellationToken);
        return receiver;
    }

    /// <summary>Whether the copy with this delivery id was received with a right signature, in this run or before.</summary>
    public bool HasVerified(string deliveryId) => File.Exists(PathOf($"msg_{deliveryId}"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _web.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        string? id = request.Headers[WebhookSignature.IdHeader];
        var verified = WebhookSignature.Verify(
            _secret,
            id,
            request.Headers[WebhookSignature.TimestampHeader],
            request.Headers[WebhookSignature.SignatureHeader],
            body.GetBuffer().AsSpan(0, (int)body.Length),
            TimeProvider.System.GetUtcNow());
        if (!verified)
            return Results.Unauthorized();
        // Only who has the secret comes here, and an id that is a path stays one file all the same.
        await File.WriteAllBytesAsync(PathOf(Path.GetFileName(id!)), body.ToArray(), cancellationToken);
        return Results.NoContent();
    }

    private string PathOf(string id) => Path.Combine(_directory, $"{id}.json");
}
