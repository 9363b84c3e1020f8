using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost.Services;

/// <summary>A way to storage that counts the requests, and at which a process can be ended before or after any of them.</summary>
public sealed class StorageGate : IAsyncDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256, AllowAutoRedirect = false });
    private readonly WebApplication _app;
    private readonly Dictionary<int, Uri> _targets = [];
    private long _requests;

    private StorageGate(WebApplication app) => _app = app;

    /// <summary>What leads through the gate.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>How many requests there were.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Called with each request's number, method and path before it is passed on; true loses it.</summary>
    public Func<long, string, string, bool>? Before { get; set; }

    /// <summary>Called with the method and path of each request before it is passed on; true answers that the server is busy, as storage does when it throttles.</summary>
    public Func<string, string, bool>? IsBusy { get; set; }

    /// <summary>Called after it was carried out, before its answer is given; true loses the answer.</summary>
    public Func<long, string, string, bool>? After { get; set; }

    /// <summary>Opens a gate to the storage of this connection string.</summary>
    public static async Task<StorageGate> StartAsync(string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0", "http://127.0.0.1:0", "http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var gate = new StorageGate(app);
        app.Run(gate.ForwardAsync);
        await app.StartAsync();
        var ports = new Queue<int>(app.Urls.Select(url => new Uri(url).Port));
        gate.ConnectionString = string.Join(';', connectionString.Split(';').Select(part => part.Split("Endpoint=") is [var service, var address] ? $"{service}Endpoint={gate.Through(address, ports.Dequeue())}" : part));
        return gate;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private Uri Through(string address, int port)
    {
        _targets[port] = new Uri(address);
        return new UriBuilder(address) { Port = port }.Uri;
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var (number, method, path) = (Interlocked.Increment(ref _requests), context.Request.Method, context.Request.Path.Value ?? "");
        if (Before?.Invoke(number, method, path) == true)
        {
            context.Abort();
            return;
        }

        if (IsBusy?.Invoke(method, path) == true)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers["x-ms-error-code"] = "ServerBusy";
            await context.Response.WriteAsJsonAsync(new Dictionary<string, object> { ["odata.error"] = new { code = "ServerBusy", message = new { lang = "en-US", value = "The server is currently unable to receive requests. Please retry your request." } } });
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_targets[context.Connection.LocalPort], context.Features.Get<IHttpRequestFeature>()!.RawTarget));
        if (context.Request.ContentLength is { } length)
            request.Content = length > 0 ? new StreamContent(context.Request.Body) : new ByteArrayContent([]);
        foreach (var (name, value) in context.Request.Headers.Where(header => header.Key is not "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)value!))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)value!);
        }

        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead);
        if (After?.Invoke(number, method, path) == true)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive")))
            context.Response.Headers[name] = values.ToArray();
        if (context.Response.StatusCode is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified))
            await response.Content.CopyToAsync(context.Response.Body);
    }
}
