using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Digest.Functions;

/// <summary>What keeps a cold worker from its first answer and is of no use to this app. Each has its figure in docs/performance.md.</summary>
internal static class QuickStart
{
    private const string KeysHostedService = "Microsoft.AspNetCore.DataProtection.Internal.DataProtectionHostedService";

    /// <summary>Before the host is built: it would watch the folder of the app for settings that change, where Azure restarts the worker.</summary>
    public static void Prepare() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");

    /// <summary>Leaves out keys that nothing is encrypted with, which would be made and written at every start, and lets the web server start while the worker calls the host.</summary>
    public static void LeaveOut(IServiceCollection services)
    {
        foreach (var keys in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.FullName == KeysHostedService).ToList())
            services.Remove(keys);
        services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
    }
}
