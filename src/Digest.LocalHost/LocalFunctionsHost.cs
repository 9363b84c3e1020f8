using Digest.LocalHost.Discovery;
using Digest.LocalHost.Hosting;
using Digest.LocalHost.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost;

/// <summary>
/// Runs the functions of an assembly on this machine as the Functions host runs them in Azure, without Core Tools:
/// the same classes, settings, storage queues, locks and statuses.
/// </summary>
public sealed partial class LocalFunctionsHost : IAsyncDisposable
{
    private readonly LocalHostOptions _options;
    private readonly WebApplication _web;
    private readonly HostParts _parts;
    private readonly HttpClient _http = new();
    private readonly ILogger _logger;
    private bool _stopped;

    private LocalFunctionsHost(LocalHostOptions options, WebApplication web, HostParts parts)
    {
        (_options, _web, _parts) = (options, web, parts);
        _logger = web.Services.GetRequiredService<ILogger<LocalFunctionsHost>>();
        BaseUrl = new Uri("http://127.0.0.1");
    }

    /// <summary>Where the host listens, on 127.0.0.1.</summary>
    public Uri BaseUrl { get; private set; }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _web.Services;

    /// <summary>What the host runs, by name.</summary>
    public IReadOnlyList<FunctionSummary> Functions => _parts.Summaries;

    /// <summary>Starts the app's services, the server and the listeners.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="LocalHostException">The app would not run in Azure either, a setting is missing, or the port is taken.</exception>
    public static async Task<LocalFunctionsHost> StartAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = LocalSettings.Load(options.ContentRoot, options.Settings);
        var hostSettings = HostSettings.Load(options.ContentRoot, settings);
        var functions = FunctionDiscovery.Find(options.Functions, options.Include);
        var (web, worker) = WebHost.Build(options, settings, hostSettings);
        LocalFunctionsHost? host = null;
        try
        {
            var parts = new HostParts(options, settings, hostSettings, functions, web.Services, worker);
            host = new LocalFunctionsHost(options, web, parts);
            WebHost.UseRoutes(web, parts.Map);
            host.BaseUrl = await WebHost.StartAsync(web, options.Port, cancellationToken);
            host._http.BaseAddress = host.BaseUrl;
            await parts.StartListeningAsync(host._http, cancellationToken);
            return host;
        }
        catch
        {
            if (host is not null)
                await host.DisposeAsync();
            else
                await web.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Stops taking events, cancels the running functions, and waits for them no longer than the grace of the options.
    /// A message whose function has not ended by then is seen again when its ten minutes are over.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_stopped)
            return;
        _stopped = true;
        await _parts.Listeners.StopAsync();
        await _parts.Runner.CancelAllAsync();
        try
        {
            await Task.WhenAll(_parts.Listeners.Completion, _parts.Manual.Completion).WaitAsync(_options.ShutdownGrace, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            Log.Unfinished(_logger);
        }

        using var grace = new CancellationTokenSource(_options.ShutdownGrace);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, cancellationToken);
        await _web.StopAsync(limit.Token);
    }

    /// <summary>Stops the host if it runs, and frees what it holds.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        _parts.Dispose();
        _http.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Functions were still running when the host stopped; their messages are seen again in ten minutes")]
        public static partial void Unfinished(ILogger logger);
    }
}
