using Digest.Functions;
using Digest.LocalHost;
using Digest.LocalHost.Services;
using Microsoft.Extensions.Logging;

namespace Digest.Cli.Services;

/// <summary>The function app in the local host.</summary>
internal static class LocalApp
{
    /// <summary>Starts it.</summary>
    /// <param name="port">The port of 127.0.0.1; 0 for any.</param>
    /// <param name="settings">What wins over local.settings.json and the environment.</param>
    /// <param name="log">Whether to write the log to stderr.</param>
    /// <param name="cancellationToken">Stops waiting, and the host.</param>
    public static Task<LocalFunctionsHost> StartAsync(int port, IReadOnlyDictionary<string, string?> settings, bool log, CancellationToken cancellationToken) =>
        LocalFunctionsHost.StartAsync(
            new LocalHostOptions
            {
                Functions = typeof(FunctionApp).Assembly,
                Configure = FunctionApp.Configure,
                Port = port,
                Settings = WithTemplates(settings),
                Logging = log ? ToStandardError : null,
            },
            cancellationToken);

    /// <summary>The settings with the checkout's own templates, where editing needs no build; the app's folder holds a copy of them.</summary>
    public static Dictionary<string, string?> WithTemplates(IReadOnlyDictionary<string, string?> settings)
    {
        const string Setting = "Digest__Templates";
        var all = new Dictionary<string, string?>(settings);
        if (!all.ContainsKey(Setting) && new GivenSettings()[Setting] is not { Length: > 0 })
            all[Setting] = Path.Combine(Repository.Root, "templates");
        return all;
    }

    /// <summary>Sends the log to stderr, so that it stays out of what a command prints.</summary>
    public static void ToStandardError(ILoggingBuilder logging) => logging
        .AddSimpleConsole(console => console.SingleLine = true)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
}
