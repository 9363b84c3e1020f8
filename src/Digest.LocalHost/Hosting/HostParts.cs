using Azure.Core.Serialization;
using Azure.Storage.Blobs;
using Digest.LocalHost.Admin;
using Digest.LocalHost.Blobs;
using Digest.LocalHost.Discovery;
using Digest.LocalHost.Http;
using Digest.LocalHost.Invocation;
using Digest.LocalHost.Locks;
using Digest.LocalHost.Queues;
using Digest.LocalHost.Settings;
using Digest.LocalHost.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.LocalHost.Hosting;

/// <summary>Puts the pieces of the host together: who listens where, who answers what.</summary>
internal sealed class HostParts : IDisposable
{
    private readonly LocalHostOptions _options;
    private readonly IConfiguration _settings;
    private readonly HostSettings _host;
    private readonly StorageConnections _connections;
    private readonly NameResolver _names;
    private readonly ObjectSerializer _serializer;
    private readonly ILogger _logger;
    private readonly string _hostId;
    private readonly IReadOnlyList<FunctionDescriptor> _functions;
    private readonly IReadOnlyList<HttpRoute> _routes;
    private readonly IReadOnlyList<QueueFunction> _queues;
    private readonly IReadOnlyList<(FunctionDescriptor Function, TimerSchedule Schedule, string Text)> _timers;
    private readonly BlobFunctions _blobs;

    public HostParts(LocalHostOptions options, IConfiguration settings, HostSettings host, IReadOnlyList<FunctionDescriptor> functions, IServiceProvider services, WorkerApplication worker)
    {
        (_options, _settings, _host, _functions) = (options, settings, host, functions);
        _connections = new StorageConnections(settings);
        _names = new NameResolver(settings);
        _hostId = HostId.Of(settings, options.ContentRoot);
        _serializer = services.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer!;
        _logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Host.Local");
        Runner = new FunctionRunner(
            services,
            worker,
            new ParameterBinder(_serializer, new BlobInputs(_connections, _names, _serializer)),
            new OutputWriter(new QueueOutputs(_connections, _names, host.Queues.MessageEncoding, _serializer), new BlobOutputs(_connections, _names, _serializer)),
            host.FunctionTimeout,
            options.TimeProvider);
        _routes = [.. Of<HttpTriggerAttribute>().Select(function => HttpRoute.Of(function, host.RoutePrefix))];
        HttpRoute.CheckDistinct(_routes);
        _queues = [.. Of<QueueTriggerAttribute>().Select(function => new QueueFunction(function, _names, _connections, Runner, _serializer))];
        _timers = [.. Of<TimerTriggerAttribute>().Select(Timer)];
        _blobs = new BlobFunctions([.. Of<BlobTriggerAttribute>()], _connections, _names, _hostId, Runner, _serializer);
        Manual = new ManualRuns(functions, _blobs, _names, Runner, StatusOf, _serializer, options.TimeProvider);
        Summaries = [.. functions.Select(function => new FunctionSummary(function.Name, BindingTypes.Of(function.Trigger), TargetOf(function), IsDisabled(function)))];
        Listeners = new Listeners(_logger);
    }

    public FunctionRunner Runner { get; }

    public ManualRuns Manual { get; }

    public Listeners Listeners { get; }

    public IReadOnlyList<FunctionSummary> Summaries { get; }

    // Asked for where it is needed, so that an app of HTTP functions alone needs no storage.
    private BlobContainerClient Hosts => _connections.Blobs().GetBlobContainerClient("azure-webjobs-hosts");

    public void Map(WebApplication web)
    {
        var key = new FunctionKey(_options.FunctionKey);
        var served = web.MapGroup("").WithMetadata(new WebHost.Served());
        new AdminEndpoints(Manual, key, _hostId, _options.TimeProvider).Map(served);
        new BlobWebhook(_blobs).Map(served);
        new HttpFunctions([.. _routes.Where(route => !IsDisabled(route.Function))], Runner, key, _logger).Map(served);
    }

    public async Task StartListeningAsync(HttpClient http, CancellationToken cancellationToken)
    {
        if (_timers.Count + _blobs.Functions.Count > 0)
            await Hosts.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        foreach (var queue in _queues.Where(queue => !IsDisabled(queue.Function)))
            Listeners.Start(queue.Function.Name, queue.Listener(_host.Queues, _options.TimeProvider, _logger).RunAsync);
        foreach (var (function, schedule, _) in _timers.Where(timer => !IsDisabled(timer.Function)))
        {
            var isMonitored = ((TimerTriggerAttribute)function.Trigger).UseMonitor && schedule.CanBeMonitored;
            var timer = new TimerListener(function, schedule, isMonitored ? StatusOf(function) : null, Runner, _options.TimeProvider);
            Listeners.Start(function.Name, stop => LockOf(function, "Listener").RunAsync(timer.RunAsync, stop));
        }

        await StartBlobsAsync(http, cancellationToken);
    }

    public void Dispose()
    {
        Listeners.Dispose();
        Runner.Dispose();
    }

    private async Task StartBlobsAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var enabled = _blobs.Functions.Where(function => !IsDisabled(function)).ToList();
        if (enabled.Count == 0)
            return;
        await _blobs.Queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var settings = _host.Blobs.ToQueueSettings(_host.Queues.MaxPollingInterval);
        var processor = new QueueProcessor(_blobs.Queue, _blobs.PoisonOf, settings, _blobs.RunAsync, _options.TimeProvider, _logger);
        Listeners.Start("blobs", new QueueListener(_blobs.Queue, settings, processor, _logger).RunAsync);
        foreach (var function in enabled.Where(_ => _options.StorageEvents))
        {
            var path = _blobs.PathOf(function);
            var announced = new AnnouncedBlobs(Hosts.GetBlobClient($"storageevents/{_hostId}/{function.Id}.json"));
            var events = new StorageEvents(function, _blobs.Container(function, path.Container), path.Prefix, announced, http, _logger);
            Listeners.Start(function.Name, stop => LockOf(function, "StorageEvents").RunAsync(events.RunAsync, stop));
        }
    }

    private SingletonLock LockOf(FunctionDescriptor function, string purpose) => new(Hosts, $"locks/{_hostId}/{function.Id}.{purpose}", _host.Singleton, _logger);

    private ScheduleStatusStore StatusOf(FunctionDescriptor function) => new(Hosts, _hostId, function.Id);

    private (FunctionDescriptor, TimerSchedule, string) Timer(FunctionDescriptor function)
    {
        var text = _names.Resolve(function.Name, ((TimerTriggerAttribute)function.Trigger).Schedule);
        return (function, TimerSchedule.Parse(function.Name, text), text);
    }

    private IEnumerable<FunctionDescriptor> Of<T>() => _functions.Where(function => function.Trigger is T);

    private bool IsDisabled(FunctionDescriptor function) => _settings.IsDisabled(function.Name);

    private string TargetOf(FunctionDescriptor function) => function.Trigger switch
    {
        HttpTriggerAttribute => _routes.First(route => route.Function == function) is var route ? $"{(route.Methods.Count == 0 ? "*" : string.Join(',', route.Methods))} /{route.Pattern}" : "",
        QueueTriggerAttribute => _queues.First(queue => queue.Function == function).Queue.Name,
        TimerTriggerAttribute => _timers.First(timer => timer.Function == function).Text,
        _ => _names.Resolve(function.Name, ((BlobTriggerAttribute)function.Trigger).BlobPath),
    };
}
