using Microsoft.Extensions.Configuration;

namespace Digest.LocalHost.Settings;

/// <summary>host.json, with the defaults of the Functions host; <c>AzureFunctionsJobHost__…</c> settings win over the file.</summary>
internal sealed record HostSettings(TimeSpan? FunctionTimeout, QueueSettings Queues, BlobSettings Blobs, string RoutePrefix, SingletonSettings Singleton, IConfiguration Logging)
{
    private const string FileName = "host.json";

    public static HostSettings Load(string contentRoot, IConfiguration settings)
    {
        var path = Path.Combine(contentRoot, FileName);
        var host = Read(path, settings);
        if (host["version"] != "2.0")
            throw new LocalHostException($"{path} has to say \"version\": \"2.0\".");
        return new HostSettings(
            Timeout(host),
            QueueSettings.Read(new SettingReader(path, host.GetSection("extensions:queues"))),
            BlobSettings.Read(new SettingReader(path, host.GetSection("extensions:blobs"))),
            (host["extensions:http:routePrefix"] ?? "api").Trim('/'),
            SingletonSettings.Read(new SettingReader(path, host.GetSection("singleton"))),
            host.GetSection("logging"));
    }

    private static IConfigurationRoot Read(string path, IConfiguration settings)
    {
        if (!File.Exists(path))
            throw new LocalHostException($"{path} is not there. The host reads its settings from it; the least that it holds is {{ \"version\": \"2.0\" }}.");
        try
        {
            return new ConfigurationBuilder()
                .AddJsonStream(new MemoryStream(File.ReadAllBytes(path)))
                .AddInMemoryCollection(settings.GetSection("AzureFunctionsJobHost").AsEnumerable(makePathsRelative: true))
                .Build();
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or System.Text.Json.JsonException)
        {
            throw new LocalHostException($"{path} is no valid JSON: {error.Message}", error);
        }
    }

    /// <summary>Null where functions may run without end.</summary>
    private static TimeSpan? Timeout(IConfiguration host)
    {
        var text = host["functionTimeout"];
        if (text is "-1")
            return null;
        var timeout = new SettingReader(FileName, host).Time("functionTimeout", TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(1), TimeSpan.MaxValue);
        return timeout;
    }
}
