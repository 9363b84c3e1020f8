using System.Globalization;
using Digest.IntegrationTests.Mail;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Webhooks;

/// <summary>A receiver that verifies with the package of the Standard Webhooks project: 204 for what is right, else 400.</summary>
internal sealed class VerifyingReceiver : IAsyncDisposable
{
    private const string Server = """
        const { Webhook } = require(process.argv[1] + '/node_modules/standardwebhooks');
        const receiver = new Webhook(process.argv[2]);
        const server = require('http').createServer((request, response) => {
          const chunks = [];
          request.on('data', chunk => chunks.push(chunk));
          request.on('end', () => {
            try {
              const message = receiver.verify(Buffer.concat(chunks).toString(), request.headers);
              response.writeHead(typeof message.type === 'string' && message.data ? 204 : 422).end();
            } catch {
              response.writeHead(400).end();
            }
          });
        });
        server.listen(0, '127.0.0.1', () => console.log(server.address().port));
        process.stdin.on('end', () => process.exit()).resume();
        """;

    private readonly NodeScript _script;

    private VerifyingReceiver(NodeScript script) => _script = script;

    /// <summary>Where it takes POSTs.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_script.FirstLine}/digest");

    /// <summary>Starts one that knows this secret. Skips the test that asks when Node is missing.</summary>
    public static async Task<VerifyingReceiver> StartAsync(string secret)
    {
        LocalRun.SkipWithoutNode();
        await LocalTools.EnsureAsync(CancellationToken.None);
        return new VerifyingReceiver(await NodeScript.StartAsync(Server, await LocalTools.EnsureAsync("gates", CancellationToken.None), secret));
    }

    public ValueTask DisposeAsync() => _script.DisposeAsync();
}
