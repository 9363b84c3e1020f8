using System.Text.RegularExpressions;

namespace Digest.LocalHost.Services;

/// <summary>Azure Storage on this machine: blobs, queues and tables on free ports of 127.0.0.1.</summary>
public sealed partial class Azurite : IAsyncDisposable
{
    // The account and key are Azurite's documented ones, the same on every machine.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly NodeService _service;

    private Azurite(NodeService service, IReadOnlyDictionary<string, Uri> addresses)
    {
        _service = service;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
            + $"BlobEndpoint={addresses["Blob"]}{Account};QueueEndpoint={addresses["Queue"]}{Account};TableEndpoint={addresses["Table"]}{Account};";
    }

    /// <summary>What a client connects with; it holds no secret, the key is Azurite's documented one.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts Azurite and waits until its three services answer. Installs it on first use.</summary>
    /// <param name="dataDirectory">Where it keeps its data; made if missing. One process at a time may use it.</param>
    /// <param name="cancellationToken">Stops waiting, and Azurite.</param>
    /// <exception cref="LocalServiceException">It cannot be installed or started; the message says why and what helps.</exception>
    public static async Task<Azurite> StartAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(dataDirectory);
        var addresses = new Dictionary<string, Uri>();
        // Port 0 lets the system choose, so that no port can be taken in between.
        var service = await NodeService.StartAsync(
            "Azurite",
            directory,
            [
                "node_modules/azurite/dist/src/azurite.js", "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", directory,
                "--blobHost", "127.0.0.1", "--blobPort", "0", "--queueHost", "127.0.0.1", "--queuePort", "0", "--tableHost", "127.0.0.1", "--tablePort", "0",
            ],
            line =>
            {
                if (Listening().Match(line) is { Success: true } match)
                    addresses[match.Groups[1].Value] = new Uri(match.Groups[2].Value);
                return addresses.Count == 3;
            },
            cancellationToken);
        try
        {
            await service.BecomeReadyAsync(addresses.Values, cancellationToken);
            return new Azurite(service, addresses);
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops Azurite after it wrote its data to disk.</summary>
    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [GeneratedRegex(@"^Azurite (Blob|Queue|Table) service is successfully listening at (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
