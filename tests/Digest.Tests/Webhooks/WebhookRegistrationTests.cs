using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Digest.Tests.Webhooks;

public sealed class WebhookRegistrationTests
{
    [Fact]
    public void The_channel_is_one_of_the_channels_and_closed_by_default()
    {
        using var services = Services();

        Assert.Equal(ChannelKind.Webhook, Assert.Single(services.GetServices<IChannel>()).Kind);
        Assert.Throws<AddressRefusedException>(() => services.GetRequiredService<AddressGuard>().Parse("http://127.0.0.1:5000/"));
    }

    [Fact]
    public void Settings_open_what_they_name()
    {
        using var services = Services(("AllowedPorts:0", "8443"), ("AllowPrivateAddresses", "true"));

        var guard = services.GetRequiredService<AddressGuard>();
        Assert.Equal(8443, guard.Parse("https://hooks.example.org:8443/").Port);
        Assert.Equal(443, guard.Parse("https://hooks.example.org/").Port);
        Assert.Equal(5000, guard.Parse("http://127.0.0.1:5000/").Port);
    }

    [Fact]
    public void A_port_that_cannot_be_is_named()
    {
        using var services = Services(("AllowedPorts:0", "70000"));

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<AddressGuard>().Parse("https://hooks.example.org:8443/"));
        Assert.Contains("Digest:Webhooks:AllowedPorts", error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>($"Digest:Webhooks:{setting.Key}", setting.Value)))
            .Build();
        return new ServiceCollection().AddWebhookChannel(configuration.GetSection("Digest:Webhooks")).BuildServiceProvider();
    }
}
