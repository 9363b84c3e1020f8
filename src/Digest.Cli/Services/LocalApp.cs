using Digest.Functions;
using Digest.LocalHost;
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
                Settings = settings,
                Logging = log ? ToStandardError : null,
            },
            cancellationToken);

    private static void ToStandardError(ILoggingBuilder logging) => logging
        .AddSimpleConsole(console => console.SingleLine = true)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
}
