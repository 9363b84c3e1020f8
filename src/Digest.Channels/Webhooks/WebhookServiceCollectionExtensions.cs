using Digest.Core.Delivery;
using Digest.Core.Receivers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Digest.Channels.Webhooks;

/// <summary>Registers the channel for webhooks.</summary>
public static class WebhookServiceCollectionExtensions
{
    /// <summary>Adds the channel for webhooks and <see cref="AddressGuard"/>. It keeps a log of attempts where <see cref="ReceiverHealth"/> is registered.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="section">The section of <see cref="WebhookOptions"/>: <c>Digest:Webhooks</c>.</param>
    public static IServiceCollection AddWebhookChannel(this IServiceCollection services, IConfigurationSection section)
    {
        services.AddOptions<WebhookOptions>()
            .Bind(section)
            .Validate(options => options.AllowedPorts.All(port => port is > 0 and < 65_536), $"{section.Path}:AllowedPorts holds ports from 1 to 65535.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostResolver, SystemHostResolver>();
        services.TryAddSingleton<AddressGuard>();
        return services.AddSingleton<IChannel, WebhookChannel>();
    }
}
