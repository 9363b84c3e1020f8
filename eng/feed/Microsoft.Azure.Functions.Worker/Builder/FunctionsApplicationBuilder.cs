using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Takes what the app registers; building it needs the real worker, which speaks to the Functions host.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly HostApplicationBuilder _host;

    internal FunctionsApplicationBuilder(string[]? args)
    {
        var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables("AZURE_FUNCTIONS_");
        _host = new HostApplicationBuilder(new HostApplicationBuilderSettings { Args = args, Configuration = configuration });
        foreach (var console in Services.Where(IsConsole).ToList())
            Services.Remove(console);
        Services.Configure<JsonSerializerOptions>(options => options.PropertyNameCaseInsensitive = true);
        Services.AddOptions<WorkerOptions>()
            .PostConfigure<IOptions<JsonSerializerOptions>>((options, json) => options.Serializer ??= new JsonObjectSerializer(json.Value));
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_host).Properties;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    public ConfigurationManager Configuration => _host.Configuration;

    public IHostEnvironment Environment => _host.Environment;

    public ILoggingBuilder Logging => _host.Logging;

    public IMetricsBuilder Metrics => _host.Metrics;

    public IServiceCollection Services => _host.Services;

    /// <exception cref="NotSupportedException">Always.</exception>
    public IHost Build() => throw new NotSupportedException(
        "This build stands on a stand-in for Microsoft.Azure.Functions.Worker, which cannot speak to the Functions host: it needs the real package. To run the app on this machine: digest start.");

    public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => _host.ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) => this;

    private static bool IsConsole(ServiceDescriptor service) =>
        service.ServiceType == typeof(ILoggerProvider) && !service.IsKeyedService && service.ImplementationType == typeof(ConsoleLoggerProvider);
}
