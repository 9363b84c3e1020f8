using System.Net;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Options;

namespace Digest.IntegrationTests.Webhooks;

public sealed class StandardWebhooksTests
{
    [SkippableFact]
    public async Task The_library_of_the_standard_verifies_our_messages_with_the_new_secret_and_the_old_M61_M62()
    {
        var (secret, next) = (WebhookSignature.NewSecret(), WebhookSignature.NewSecret());
        await using var receiver = await VerifyingReceiver.StartAsync(secret);

        Assert.Equal("http 204", await AnswerAsync(receiver.Address, secret, null));
        Assert.Equal("http 204", await AnswerAsync(receiver.Address, next, secret));
        Assert.Equal("http 400", await AnswerAsync(receiver.Address, next, null));
    }

    [SkippableFact]
    public async Task Another_implementation_of_ed25519_verifies_our_messages_with_the_public_key_M62()
    {
        var (key, other) = (WebhookSignature.NewPrivateKey(), WebhookSignature.NewPrivateKey());
        await using var receiver = await VerifyingReceiver.StartAsync(WebhookSignature.PublicKey(key)!);

        Assert.Equal("http 204", await AnswerAsync(receiver.Address, key, null));
        Assert.Equal("http 204", await AnswerAsync(receiver.Address, WebhookSignature.NewSecret(), key));
        Assert.Equal("http 400", await AnswerAsync(receiver.Address, other, null));
    }

    private static async Task<string> AnswerAsync(string address, string secret, string? old)
    {
        using var channel = new WebhookChannel(new AddressGuard(Options.Create(new WebhookOptions { AllowPrivateAddresses = true }), new Loopback()), TimeProvider.System);
        var edition = new Edition { Title = "موجز الأسبوع", BaseUrl = "https://digest.example.org" };
        var subscriber = new Subscriber
        {
            Id = new string('1', 32),
            Edition = "weekly",
            Channel = ChannelKind.Webhook,
            Address = address,
            Secret = secret,
            OldSecret = old,
            OldSecretUntil = old is null ? null : DateTimeOffset.UtcNow.AddHours(1),
        };
        return (await channel.TestAsync(edition, subscriber, DeliveryId.For("test", subscriber.Id), CancellationToken.None)).Code;
    }

    private sealed class Loopback : IHostResolver
    {
        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
    }
}
