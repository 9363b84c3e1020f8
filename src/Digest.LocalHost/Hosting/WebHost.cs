using System.Net;
using Digest.LocalHost.Invocation;
using Digest.LocalHost.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost.Hosting;

/// <summary>The app's services and the server on 127.0.0.1. It holds what the app registered and nothing of the host's own.</summary>
internal static class WebHost
{
    public static (WebApplication Web, WorkerApplication Worker) Build(LocalHostOptions options, IConfigurationRoot settings, HostSettings host)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = options.Functions.GetName().Name,
            ContentRootPath = options.ContentRoot,
            EnvironmentName = Environments.Development,
        });
        builder.Configuration.AddConfiguration(settings);
        // Framework chatter is not what a developer starts a host for; host.json may ask for it.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Hosting", LogLevel.Warning);
        builder.Logging.AddConfiguration(host.Logging);
        options.Logging?.Invoke(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.AddRouting();
        var worker = new WorkerApplication(builder.Services);
        options.Configure(worker, settings);
        // The last word: whoever starts this host decides about Ctrl-C.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        return (builder.Build(), worker);
    }

    public static void UseRoutes(WebApplication web, Action<WebApplication> map)
    {
        web.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All });
        web.UseRouting();
        // A method that no function lists is not found, where ASP.NET would say that it is not allowed.
        web.Use((context, next) =>
        {
            if (context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<Served>() is null)
                context.SetEndpoint(null);
            return next(context);
        });
        map(web);
    }

    public static async Task<Uri> StartAsync(WebApplication web, int port, CancellationToken cancellationToken)
    {
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (IOException error)
        {
            throw new LocalHostException($"127.0.0.1:{port} cannot be listened on: {error.Message} Stop what uses the port, or choose another.", error);
        }

        return new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Marks the endpoints that this host serves.</summary>
    public sealed class Served;

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
