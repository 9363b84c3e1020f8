using Digest.Functions;
using Digest.LocalHost.Services;
using Digest.LocalHost.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.Cli.Services;

/// <summary>
/// The app's services without its triggers: on the storage that the settings name, on that of the app which runs on a data
/// folder, or, where nothing runs, on the data folder itself.
/// </summary>
internal sealed class App : IAsyncDisposable
{
    private readonly LocalServices? _local;
    private readonly ServiceProvider _services;

    private App(LocalServices? local, IConfiguration configuration, bool log)
    {
        _local = local;
        Configuration = configuration;
        _services = new ServiceCollection()
            .AddLogging(logging =>
            {
                if (log)
                    LocalApp.ToStandardError(logging);
            })
            .AddDigest(configuration)
            .BuildServiceProvider();
    }

    /// <summary>What it runs on.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>Opens it.</summary>
    /// <param name="data">The data folder of <c>digest start</c>; its own by default.</param>
    /// <param name="log">Whether to write the log to stderr.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<App> OpenAsync(string? data, bool log, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(data ?? Path.Combine(Repository.Artifacts, "data"));
        var given = new GivenSettings();
        if ((data is not null || !given.HasStorage) && RunningApp.Find(folder) is { } running)
            return new App(null, Load(running), log);
        if (given.HasStorage && data is null)
            return new App(null, Load(AppSettings.For(given, null, null, folder, port: 7071)), log);

        if (!Directory.Exists(Path.Combine(folder, "azurite")))
            throw new DirectoryNotFoundException($"There is no storage to work on: {folder} holds none. Set AzureWebJobsStorage, start the app with: digest start, or name its data folder with --data DIR.");
        var local = await LocalServices.StartAsync(folder, storage: true, mail: false, cancellationToken);
        return new App(local, Load(AppSettings.For(given, local.Storage!.ConnectionString, null, folder, port: 7071)), log);
    }

    /// <summary>One of its services.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_local is not null)
            await _local.DisposeAsync();
    }

    private static IConfigurationRoot Load(IReadOnlyDictionary<string, string?> settings) =>
        LocalSettings.Load(AppContext.BaseDirectory, LocalApp.WithTemplates(settings));
}
