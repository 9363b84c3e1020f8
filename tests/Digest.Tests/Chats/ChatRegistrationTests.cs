using System.Net;
using Digest.Channels.Chats;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Chats;
using Digest.Tests.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Digest.Tests.Chats;

public sealed class ChatRegistrationTests
{
    [Fact]
    public void Each_platform_is_a_channel()
    {
        using var services = Services();

        Assert.Equal(
            [ChannelKind.Webhook, ChannelKind.Slack, ChannelKind.Teams, ChannelKind.Discord, ChannelKind.Telegram, ChannelKind.Mastodon],
            services.GetServices<IChannel>().Select(channel => channel.Kind));
    }

    [Fact]
    public void Limits_are_settings()
    {
        using var services = Services(("Digest:Chats:Messages", "3"), ("Digest:Chats:MastodonCharacters", "5000"));

        Assert.Equal(new ChatLimits { Messages = 3, MastodonCharacters = 5_000 }, services.GetRequiredService<ChatLimits>());
    }

    [Fact]
    public void A_limit_that_cannot_be_is_named()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Services(("Digest:Chats:Messages", "0")));

        Assert.Contains("Digest:Chats:Messages", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Token", "s3cr3t")]
    [InlineData("Token", "123456789:s3cr3t/../s3cr3t/../s3cr3t/../s3cr3t")]
    [InlineData("Api", "http://telegram.s3cr3t.example")]
    public void A_bot_that_cannot_be_is_named_and_not_quoted(string setting, string value)
    {
        using var services = Services(($"Digest:Telegram:{setting}", value));

        var error = Assert.Throws<OptionsValidationException>(() => services.GetServices<IChannel>().ToList());
        Assert.Contains($"Digest:Telegram:{setting}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_bot_nobody_on_Telegram_is_added_or_written_to()
    {
        using var services = Services();
        var telegram = Channel(services, ChannelKind.Telegram);

        await Assert.ThrowsAsync<InvalidOperationException>(() => telegram.CheckAsync("12345", null, default));
        var outcome = await telegram.TestAsync(Sample.Edition, new Subscriber { Id = new string('1', 32), Edition = "weekly", Channel = ChannelKind.Telegram, Address = "12345" }, new string('0', 32), default);
        Assert.Equal((OutcomeKind.Refused, "setup token"), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [InlineData(ChannelKind.Slack, "https://hooks.slack.example/services/T/B/x", null, true)]
    [InlineData(ChannelKind.Slack, "http://hooks.slack.example/services/T/B/x", null, false)]
    [InlineData(ChannelKind.Teams, "https://internal.example/workflows/x", null, false)]
    [InlineData(ChannelKind.Discord, "https://169.254.169.254/api/webhooks/1/x", null, false)]
    [InlineData(ChannelKind.Mastodon, "https://mastodon.example", "0123456789abcdef", true)]
    [InlineData(ChannelKind.Mastodon, "https://mastodon.example", null, false)]
    [InlineData(ChannelKind.Mastodon, "https://mastodon.example", "two words\r\nX: y", false)]
    [InlineData(ChannelKind.Mastodon, "https://internal.example", "0123456789abcdef", false)]
    public async Task An_address_is_judged_as_that_of_a_webhook(ChannelKind kind, string address, string? secret, bool taken)
    {
        using var services = Services();

        var refusal = await Record.ExceptionAsync(() => Channel(services, kind).CheckAsync(address, secret, default));

        Assert.Equal(taken, refusal is null);
        Assert.True(refusal is null or AddressRefusedException, refusal?.ToString());
    }

    private static IReceiverChannel Channel(ServiceProvider services, ChannelKind kind) => services.GetServices<IChannel>().OfType<IReceiverChannel>().Single(channel => channel.Kind == kind);

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))).Build();
        return new ServiceCollection()
            .AddSingleton<IHostResolver>(new StubResolver((host, _) => [IPAddress.Parse(host.StartsWith("internal", StringComparison.Ordinal) ? "10.0.0.1" : "1.1.1.1")]))
            .AddWebhookChannel(configuration.GetSection("Digest:Webhooks"))
            .AddChatChannels(configuration)
            .BuildServiceProvider();
    }
}
