using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Digest.Core.Observing;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Digest.Functions.Observing;

/// <summary>Sends traces, metrics and logs where the settings say. Where they name nowhere nothing is registered, so that the app starts as fast as without.</summary>
internal static class Telemetry
{
    private const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME";
    private const string AppInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Identity = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    // The invocations of functions, in the worker and in the local host.
    private const string Invocations = "Microsoft.Azure.Functions.Worker";

    /// <summary>Adds the exporters: OTLP by <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its companions, Application Insights by <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var (otlp, insights) = (configuration[Otlp] is { Length: > 0 }, configuration[AppInsights]);
        return otlp || insights is { Length: > 0 } ? Add(services, configuration, otlp, insights) : services;
    }

    // Apart, so that nothing of these libraries is loaded where they are not used.
    private static IServiceCollection Add(IServiceCollection services, IConfiguration configuration, bool otlp, string? insights)
    {
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .ConfigureResource(resource => resource.AddService(NameOf(configuration), serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            // OTEL_TRACES_SAMPLER is for the host, whose spans of requests hold paths and with them readers' tokens.
            .WithTracing(traces => traces.AddSource(Tracing.Name, Invocations).SetSampler(new AlwaysOnSampler()))
            .WithMetrics(metrics => metrics.AddMeter(DigestMetrics.Name))
            .WithLogging(configureBuilder: null, logs => logs.IncludeFormattedMessage = true);
        // What libraries tell of every request is not worth its price.
        services.AddLogging(logging => logging
            .AddFilter<OpenTelemetryLoggerProvider>("Azure", LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>("System.Net.Http", LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>("Microsoft.AspNetCore", LogLevel.Warning));
        if (otlp)
            telemetry.UseOtlpExporter();
        if (insights is { Length: > 0 })
        {
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = insights;
                options.Credential = CredentialOf(configuration[Identity]);
                // Copies are sampled where they are made; sampling by rate would tear trees apart.
                options.SamplingRatio = 1;
                options.TracesPerSecond = null;
                // It drops every line that is logged within a span: it takes the flag of random trace ids for one that is not sampled.
                options.EnableTraceBasedLogsSampler = false;
                // A connection that is always busy, for a page that nobody watches at night.
                options.EnableLiveMetrics = false;
            });
        }

        return services;
    }

    private static string NameOf(IConfiguration configuration) =>
        configuration[ServiceName] is { Length: > 0 } name ? name : configuration["WEBSITE_SITE_NAME"] is { Length: > 0 } site ? site : "digest";

    // ClientId=…;Authorization=AAD, as the Functions host reads it; without it the connection string is enough.
    private static ManagedIdentityCredential? CredentialOf(string? text)
    {
        var parts = (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        if (!parts["Authorization"].Contains("AAD", StringComparer.OrdinalIgnoreCase))
            return null;
        return new ManagedIdentityCredential(parts["ClientId"].FirstOrDefault() is { Length: > 0 } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned);
    }
}
