using Digest.Channels.Webhooks;
using Digest.IntegrationTests.Cli;
using Digest.IntegrationTests.Mail;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Webhooks;

/// <summary>An operator at the terminal, and a receiver that verifies with the package of the Standard Webhooks project (npm standardwebhooks).</summary>
public sealed class WebhooksCommandTests : IDisposable
{
    private const string Verifier = """
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

    private static readonly (string, string?) LocalReceivers = ("Digest__Webhooks__AllowPrivateAddresses", "true");

    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task An_operator_adds_tests_and_rotates_a_webhook_that_another_library_verifies_M61_M62_M65_M67()
    {
        LocalRun.SkipWithoutNode();
        Skip.If(OperatingSystem.IsWindows(), "sends SIGINT");
        var tools = await LocalTools.EnsureAsync("gates", CancellationToken.None);
        var secret = WebhookSignature.NewSecret();
        var file = Path.Combine(_folder, "secret.txt");
        await File.WriteAllTextAsync(file, secret + "\n");
        using var digest = DigestProcess.Start(["start", "--port", "0", "--data", _folder], LocalReceivers);
        await digest.SeesAsync("running: ");
        await using var receiver = await NodeScript.StartAsync(Verifier, tools, secret);
        var address = $"http://127.0.0.1:{receiver.FirstLine}/digest";

        var added = await RunAsync("add", address, "--name", "Newsroom wall", "--secret-from", file);
        Assert.Contains("status: active", added, StringComparison.Ordinal);
        Assert.Contains("test message: sent: http 204", added, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, added, StringComparison.Ordinal);
        var listed = await RunAsync("list");
        Assert.Contains("Webhook\t127.0.0.1\tNewsroom wall\tActive", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("/digest", listed, StringComparison.Ordinal);

        // The receiver still knows the old secret only, with which messages are signed as well.
        Assert.Contains("secret: whsec_", await RunAsync("rotate", address), StringComparison.Ordinal);
        Assert.Contains("sent: http 204", await RunAsync("ping", address), StringComparison.Ordinal);
        await RunAsync("rotate", address, "--hours", "0");
        var (exitCode, output, _) = await DigestProcess.RunAsync(["webhooks", "ping", address, "--data", _folder], LocalReceivers);
        Assert.Equal(1, exitCode);
        Assert.Contains("deferred: http 400", output, StringComparison.Ordinal);

        var log = (await RunAsync("log", address)).TrimEnd().Split('\n');
        Assert.Equal(["http 400", "http 204", "http 204"], log.Select(line => line.Split('\t')[3]));
        await digest.InterruptAsync();
        Assert.Equal(0, (await digest.EndAsync()).ExitCode);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await DigestProcess.RunAsync(["webhooks", .. arguments, "--data", _folder], LocalReceivers);
        Assert.True(exitCode == 0, $"digest webhooks {string.Join(' ', arguments)}: {output} {error}");
        return output;
    }
}
