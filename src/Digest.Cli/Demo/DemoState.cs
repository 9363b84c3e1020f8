using System.Security.Cryptography;
using System.Text.Json;
using Digest.Channels.Webhooks;
using Digest.Cli.Services;

namespace Digest.Cli.Demo;

/// <summary>
/// What a demo keeps beside its storage, so that a second run is the same deployment: links and signatures stay good,
/// and the receiver is the same subscriber.
/// </summary>
internal sealed record DemoState
{
    /// <summary>The deployment's secret.</summary>
    public required string Secret { get; init; }

    /// <summary>The signing secret of the demo webhook, <c>whsec_…</c>.</summary>
    public required string WebhookSecret { get; init; }

    /// <summary>Where the local host answers.</summary>
    public required int HostPort { get; init; }

    /// <summary>Where the demo receiver answers.</summary>
    public required int ReceiverPort { get; init; }

    /// <summary>Reads the state of a data folder, or makes a new one. Ports that were taken meanwhile are replaced.</summary>
    public static DemoState Open(string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, "demo.json");
        var known = Read(file);
        var state = new DemoState
        {
            Secret = known?.Secret ?? Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            WebhookSecret = known?.WebhookSecret ?? WebhookSignature.NewSecret(),
            HostPort = FreePort.Choose(known?.HostPort),
            ReceiverPort = FreePort.Choose(known?.ReceiverPort),
        };
        Directory.CreateDirectory(dataDirectory);
        File.WriteAllText(file, JsonSerializer.Serialize(state));
        return state;
    }

    private static DemoState? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<DemoState>(File.ReadAllText(file)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
