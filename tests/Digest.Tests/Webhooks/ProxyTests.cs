using System.Net;
using Digest.Channels.Feedback;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Tests.Chats;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Webhooks;

/// <summary>A proxy would resolve hosts itself, and so lead past the guard: that of the environment is not asked.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task A_webhook_is_connected_to_without_the_proxy_of_the_environment_M70()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        await using var proxy = OfEnvironment.For(receiver.Port);
        using var channel = new WebhookChannel(Guard(), new FakeTimeProvider());

        var outcome = await channel.TestAsync(Sample.Edition, new Subscriber { Id = new string('1', 32), Edition = "weekly", Channel = ChannelKind.Webhook, Address = receiver.Address, Secret = WebhookSignature.NewSecret() }, new string('0', 32), default);

        Assert.Equal((OutcomeKind.Sent, 1, 0), (outcome.Kind, receiver.Requests.Count, proxy.Asked));
    }

    [Fact]
    public async Task A_chat_is_connected_to_without_the_proxy_of_the_environment_M70()
    {
        await using var place = ChatPlace.Of(ChannelKind.Slack);
        await using var proxy = OfEnvironment.For(place.Receiver.Port);

        var outcome = await ((IReceiverChannel)place.Channel).TestAsync(Sample.Edition, place.Subscriber, new string('0', 32), default);

        Assert.Equal((OutcomeKind.Sent, 1, 0), (outcome.Kind, place.Receiver.Requests.Count, proxy.Asked));
    }

    [Fact]
    public async Task SNS_is_connected_to_without_the_proxy_of_the_environment_M70()
    {
        await using var there = Receiver.Answering("HTTP/1.1 200 OK");
        await using var proxy = OfEnvironment.For(there.Port);
        using var sns = new SnsService(Guard(), new FakeTimeProvider());

        Assert.True(await sns.ConfirmAsync(new Uri(there.Address), default));

        Assert.Equal((1, 0), (there.Requests.Count, proxy.Asked));
    }

    [Fact]
    public async Task A_client_that_asks_the_environment_would_take_that_proxy()
    {
        await using var there = Receiver.Answering("HTTP/1.1 200 OK");
        await using var proxy = OfEnvironment.For(there.Port);
        using var client = new HttpClient();

        using var response = await client.GetAsync(new Uri(there.Address));

        Assert.Equal((0, 1), (there.Requests.Count, proxy.Asked));
    }

    private static AddressGuard Guard() => new(Options.Create(new WebhookOptions { AllowPrivateAddresses = true }), new StubResolver((_, _) => [IPAddress.Loopback]));

    /// <summary>The proxy of all clients of this process, as the variables of the environment set it, but for one port alone: other tests go on as they are.</summary>
    private sealed class OfEnvironment : IWebProxy, IAsyncDisposable
    {
        private readonly Receiver _proxy = Receiver.Answering("HTTP/1.1 200 OK");
        private readonly IWebProxy _before = HttpClient.DefaultProxy;
        private readonly int _port;

        private OfEnvironment(int port) => _port = port;

        public int Asked => _proxy.Requests.Count;

        public ICredentials? Credentials { get; set; }

        public static OfEnvironment For(int port)
        {
            var proxy = new OfEnvironment(port);
            HttpClient.DefaultProxy = proxy;
            return proxy;
        }

        public Uri? GetProxy(Uri destination) => new($"http://127.0.0.1:{_proxy.Port}");

        public bool IsBypassed(Uri host) => host.Port != _port;

        public ValueTask DisposeAsync()
        {
            HttpClient.DefaultProxy = _before;
            return _proxy.DisposeAsync();
        }
    }
}
