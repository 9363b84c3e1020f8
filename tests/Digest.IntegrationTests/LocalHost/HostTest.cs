using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Digest.IntegrationTests.Services;
using Digest.LocalHost;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Digest.IntegrationTests.LocalHost;

/// <summary>Starts hosts for sample functions of the test assembly, on names that no other test has.</summary>
[Collection(HostCollection.Name)]
public abstract class HostTest(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly List<LocalFunctionsHost> _hosts = [];
    private readonly string _folder = LocalRun.NewFolder();
    private readonly string _id = "t" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>What sample functions note and wait for.</summary>
    protected Journal Journal { get; } = new();

    protected LogLines Logs { get; } = new();

    protected string ConnectionString => azurite.ConnectionString;

    protected string HostId => _id;

    protected string QueueName => _id + "-q";

    protected string OutputName => _id + "-out";

    protected string ContainerName => _id + "-c";

    protected QueueServiceClient Queues => new(azurite.ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    protected QueueServiceClient RawQueues => new(azurite.ConnectionString);

    protected BlobServiceClient Blobs => new(azurite.ConnectionString);

    protected QueueClient Queue => Queues.GetQueueClient(QueueName);

    protected BlobContainerClient Container => Blobs.GetBlobContainerClient(ContainerName);

    protected BlobContainerClient HostContainer => Blobs.GetBlobContainerClient("azure-webjobs-hosts");

    public async Task InitializeAsync()
    {
        if (LocalRun.HasNode)
        {
            await Queue.CreateAsync();
            await Container.CreateAsync();
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected Task<LocalFunctionsHost> StartAsync<T>(string hostJson = "{}", params (string Name, string? Value)[] settings) => StartAsync([typeof(T)], hostJson, settings);

    protected async Task<LocalFunctionsHost> StartAsync(Type[] functions, string hostJson = "{}", (string Name, string? Value)[]? settings = null, Func<LocalHostOptions, LocalHostOptions>? change = null, Action<IFunctionsWorkerApplicationBuilder>? configure = null)
    {
        await WriteHostJsonAsync(hostJson);
        var options = new LocalHostOptions
        {
            Functions = GetType().Assembly,
            Include = functions.Contains,
            Configure = (builder, _) =>
            {
                builder.Services.AddSingleton(Journal);
                configure?.Invoke(builder);
            },
            ContentRoot = _folder,
            Port = 0,
            Settings = Settings(settings ?? []),
            Logging = logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Debug),
            ShutdownGrace = TimeSpan.FromSeconds(2),
        };
        var host = await LocalFunctionsHost.StartAsync(change?.Invoke(options) ?? options, CancellationToken.None);
        _hosts.Add(host);
        return host;
    }

    /// <summary>What a start that is refused says.</summary>
    protected static async Task<string> RefusalAsync(Func<Task> start)
    {
        LocalRun.SkipWithoutNode();
        return (await Assert.ThrowsAsync<LocalHostException>(start)).Message;
    }

    protected Task WriteLocalSettingsAsync(object content) => File.WriteAllTextAsync(Path.Combine(_folder, "local.settings.json"), JsonSerializer.Serialize(content));

    /// <summary>Lets the clock of a host run until <paramref name="condition"/> holds: timers are set a moment after their reason.</summary>
    protected static Task AdvanceUntilAsync(FakeTimeProvider clock, TimeSpan step, Func<Task<bool>> condition, string what) => LocalRun.UntilAsync(
        async () =>
        {
            if (await condition())
                return true;
            clock.Advance(step);
            return false;
        },
        what);

    private async Task WriteHostJsonAsync(string content)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(content)!.AsObject();
        json["version"] ??= "2.0";
        await File.WriteAllTextAsync(Path.Combine(_folder, "host.json"), json.ToJsonString());
    }

    private Dictionary<string, string?> Settings((string Name, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["AzureFunctionsWebHost__hostid"] = _id,
            ["QUEUE"] = QueueName,
            ["OUTPUT"] = OutputName,
            ["CONTAINER"] = ContainerName,
            // Short enough for a test.
            ["AzureFunctionsJobHost__singleton__listenerLockRecoveryPollingInterval"] = "00:00:00.200",
        };
        foreach (var (name, value) in more)
            settings[name] = value;
        return settings;
    }
}
