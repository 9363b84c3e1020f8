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
        // The package knows shared secrets only; ed25519 is verified by Node's own cryptography.
        const receiver = process.argv[2].startsWith('whpk_') ? { verify: verifyWithPublicKey } : new Webhook(process.argv[2]);
        function verifyWithPublicKey(body, headers) {
          const { createPublicKey, verify } = require('crypto');
          const raw = Buffer.from(process.argv[2].slice('whpk_'.length), 'base64');
          const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
          const signed = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
          const signatures = headers['webhook-signature'].split(' ').filter(one => one.startsWith('v1a,'));
          if (!signatures.some(one => verify(null, signed, key, Buffer.from(one.slice('v1a,'.length), 'base64')))) throw new Error('no signature is right');
          return JSON.parse(body);
        }
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
