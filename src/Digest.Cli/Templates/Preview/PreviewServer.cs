using System.Globalization;
using Digest.Core.Templates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Digest.Cli.Templates.Preview;

/// <summary>The preview on 127.0.0.1. It answers to its own name only, so that no page of the web can read it through a name of its own.</summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    // What a template prints is shown, and runs nothing.
    private const string FramePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:";

    private readonly WebApplication _app;
    private readonly TemplateFolder _folder;
    private readonly TemplateWatch _watch;
    private readonly PreviewViews _views;

    private PreviewServer(TemplateFolder folder, int port)
    {
        _folder = folder;
        _watch = new TemplateWatch(folder.Path, TimeProvider.System);
        _views = new PreviewViews(folder, _watch);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        _app = builder.Build();
        _app.Use(OnlyThisMachineAsync);
        _app.MapGet("/", Page);
        _app.MapGet("/preview.css", () => Results.Text(Resource("preview.css"), "text/css; charset=utf-8"));
        _app.MapGet("/preview.js", () => Results.Text(Resource("preview.js"), "text/javascript; charset=utf-8"));
        _app.MapGet("/mail", (HttpRequest request) => Frame(request, choice => _views.Mail(choice, dark: request.Query["scheme"] == "dark")));
        _app.MapGet("/text", (HttpRequest request) => Frame(request, _views.Text));
        _app.MapGet("/web", (HttpRequest request) => Frame(request, _views.Web));
        _app.MapGet("/page", (HttpRequest request) => Frame(request, choice => _views.Page(choice, request.Query["step"] == "done" ? "done" : "ask")));
        _app.MapGet("/changes", ChangesAsync);
    }

    /// <summary>Where it answers.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Starts it.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<PreviewServer> StartAsync(TemplateFolder folder, int port, CancellationToken cancellationToken)
    {
        var server = new PreviewServer(folder, port);
        try
        {
            await server._app.StartAsync(cancellationToken);
            return server;
        }
        catch (IOException taken)
        {
            await server.DisposeAsync();
            throw new IOException($"Port {port} of 127.0.0.1 cannot be used: {taken.Message} Give another with --port, or 0 for any.", taken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _watch.Dispose();
    }

    private static string Resource(string name)
    {
        using var stream = typeof(PreviewServer).Assembly.GetManifestResourceStream($"Digest.Cli.Templates.Preview.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Task OnlyThisMachineAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Host.Host is "127.0.0.1" or "localhost")
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }

    private IResult Page(HttpContext context)
    {
        // Before anything is read, so that what is saved meanwhile is a newer version.
        var version = _watch.Version;
        var choice = PreviewChoice.Of(context.Request.Query, _folder.Languages);
        context.Response.Headers.ContentSecurityPolicy = PreviewPage.Policy;
        return Results.Content(PreviewPage.Of(_folder, choice, version, Mistake(choice)), "text/html; charset=utf-8");
    }

    private TemplateException? Mistake(PreviewChoice choice)
    {
        try
        {
            _views.Check(choice);
            return null;
        }
        catch (TemplateException mistake)
        {
            return mistake;
        }
    }

    private IResult Frame(HttpRequest request, Func<PreviewChoice, string> view)
    {
        request.HttpContext.Response.Headers.ContentSecurityPolicy = FramePolicy;
        try
        {
            return Results.Content(view(PreviewChoice.Of(request.Query, _folder.Languages)), "text/html; charset=utf-8");
        }
        catch (TemplateException mistake)
        {
            return Results.Content(mistake.Message, "text/plain; charset=utf-8", statusCode: StatusCodes.Status500InternalServerError);
        }
    }

    // One event, when there is another version than the page has; the page then comes again.
    private async Task ChangesAsync(HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _app.Lifetime.ApplicationStopping);
        _ = int.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var shown);
        context.Response.ContentType = "text/event-stream";
        try
        {
            await context.Response.WriteAsync("retry: 500\n\n", end.Token);
            await context.Response.Body.FlushAsync(end.Token);
            var version = await _watch.OtherThanAsync(shown, end.Token);
            await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"data: {version}\n\n"), end.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the preview ends.
        }
    }
}
