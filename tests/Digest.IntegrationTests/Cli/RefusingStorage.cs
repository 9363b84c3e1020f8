using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Digest.IntegrationTests.Cli;

/// <summary>A storage account on loopback that lets nobody in.</summary>
internal sealed class RefusingStorage : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _answering;

    public RefusingStorage()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _answering = AnswerAsync();
    }

    public string ConnectionString => $"DefaultEndpointsProtocol=http;AccountName=news;AccountKey=a2V5;BlobEndpoint={Address}news;QueueEndpoint={Address}news;TableEndpoint={Address}news;";

    private string Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _answering;
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                using var answer = (await _listener.GetContextAsync()).Response;
                answer.StatusCode = 403;
                answer.AddHeader("x-ms-error-code", "AuthorizationFailure");
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
