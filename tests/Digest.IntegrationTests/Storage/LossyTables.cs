using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Digest.IntegrationTests.Storage;

/// <summary>A way to a table service on which an answer can get lost after the request arrived.</summary>
public sealed partial class LossyTables : IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private readonly WebApplication _app;
    private int _lose;

    private LossyTables(WebApplication app) => _app = app;

    public string ConnectionString { get; private set; } = "";

    /// <summary>How many answers were lost.</summary>
    public int Lost { get; private set; }

    public static async Task<LossyTables> StartAsync(string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var lossy = new LossyTables(app);
        var tables = new Uri(TableEndpoint().Match(connectionString).Value);
        app.Run(context => lossy.ForwardAsync(context, tables));
        await app.StartAsync();
        var address = new UriBuilder(tables) { Port = new Uri(app.Urls.Single()).Port };
        lossy.ConnectionString = TableEndpoint().Replace(connectionString, address.Uri.ToString());
        return lossy;
    }

    /// <summary>The next update is carried out, and its answer lost.</summary>
    public void LoseNextUpdate() => _lose = 1;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task ForwardAsync(HttpContext context, Uri tables)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(tables, context.Features.Get<IHttpRequestFeature>()!.RawTarget));
        if (context.Request.ContentLength > 0)
            request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, value) in context.Request.Headers.Where(header => header.Key is not "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)value!))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)value!);
        }
        using var response = await _client.SendAsync(request);
        if (context.Request.Method == "PUT" && Interlocked.Exchange(ref _lose, 0) == 1)
        {
            Lost++;
            context.Abort();
            return;
        }
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive")))
            context.Response.Headers[name] = values.ToArray();
        if (context.Response.StatusCode != StatusCodes.Status204NoContent)
            await response.Content.CopyToAsync(context.Response.Body);
    }

    [GeneratedRegex("(?<=TableEndpoint=)[^;]*")]
    private static partial Regex TableEndpoint();
}
