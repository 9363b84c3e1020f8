using Digest.Channels.Webhooks;
using Digest.Core.Subscribers;
using Digest.IntegrationTests.Cli;
using Digest.IntegrationTests.Storage;

namespace Digest.IntegrationTests.Webhooks;

/// <summary>An operator at the terminal, on storage that the settings name.</summary>
[Collection(StorageCollection.Name)]
public sealed class WebhooksCommandTests(StorageFixture storage) : IDisposable
{
    private readonly string _secretFile = Path.GetTempFileName();

    public void Dispose() => File.Delete(_secretFile);

    [SkippableFact]
    public async Task An_operator_adds_a_webhook_with_its_secret_rotates_that_and_sees_the_log_M65_M67()
    {
        var secret = WebhookSignature.NewSecret();
        await using var receiver = await VerifyingReceiver.StartAsync(secret);
        await File.WriteAllTextAsync(_secretFile, secret + "\n");
        var edition = StorageFixture.Edition();
        (string, string?)[] settings =
        [
            ("AzureWebJobsStorage", storage.ConnectionString),
            ("Digest__Edition__Id", edition),
            ("Digest__Secret", "a secret of the tests, long enough to serve"),
            ("Digest__Webhooks__AllowPrivateAddresses", "true"),
        ];

        var added = await RunAsync("add", receiver.Address, "--name", "Newsroom wall", "--contact", "ops@example.org", "--secret-from", _secretFile);
        Assert.Contains("status: active", added, StringComparison.Ordinal);
        Assert.Contains("test message: sent: http 204", added, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, added, StringComparison.Ordinal);
        var rotated = await RunAsync("rotate", receiver.Address);
        var logged = await RunAsync("log", receiver.Address);

        var row = Assert.Single(await storage.Get<ISubscriberStore>().ListAsync(edition, IdRange.All, default).ToListAsync());
        Assert.Equal((SubscriberStatus.Active, "Newsroom wall", "ops@example.org", secret), (row.Status, row.Name, row.Contact, row.OldSecret));
        Assert.Contains($"secret: {row.Secret}", rotated, StringComparison.Ordinal);
        Assert.Equal("http 204", Assert.Single(logged.TrimEnd().Split('\n')).Split('\t')[3]);

        var paired = await RunAsync("rotate", receiver.Address, "--sign", "ed25519");
        var pair = Assert.Single(await storage.Get<ISubscriberStore>().ListAsync(edition, IdRange.All, default).ToListAsync());
        Assert.Contains($"public key: {WebhookSignature.PublicKey(pair.Secret)}", paired, StringComparison.Ordinal);
        Assert.DoesNotContain("whsk_", paired, StringComparison.Ordinal);

        await using var other = await PlainReceiver.StartAsync();
        var signed = await RunAsync("add", other.Address, "--sign", "ed25519");
        var its = await RowAsync(other);
        Assert.Contains($"public key: {WebhookSignature.PublicKey(its.Secret)}", signed, StringComparison.Ordinal);
        Assert.DoesNotContain("whsk_", signed, StringComparison.Ordinal);
        Assert.True(other.LastIsSignedBy(WebhookSignature.PublicKey(its.Secret)!));

        await using var third = await PlainReceiver.StartAsync();
        var own = WebhookSignature.NewPrivateKey();
        await File.WriteAllTextAsync(_secretFile, own + "\n");
        var given = await RunAsync("add", third.Address, "--secret-from", _secretFile);
        Assert.Contains($"public key: {WebhookSignature.PublicKey(own)}", given, StringComparison.Ordinal);
        Assert.DoesNotContain("whsk_", given, StringComparison.Ordinal);
        Assert.Equal(own, (await RowAsync(third)).Secret);

        async Task<Subscriber> RowAsync(PlainReceiver of) => (await storage.Get<ISubscriberStore>().FindAsync(edition, SubscriberId.For(edition, ChannelKind.Webhook, of.Address), default))!;

        async Task<string> RunAsync(params string[] arguments)
        {
            var (exitCode, output, error) = await DigestProcess.RunAsync(["webhooks", .. arguments], settings);
            Assert.True(exitCode == 0, $"digest webhooks {string.Join(' ', arguments)}: {output} {error}");
            return output;
        }
    }
}
