using Digest.Core.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Digest.Channels.Mail;

/// <summary>Registers the mail channel.</summary>
public static class MailServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="MailChannel"/> as an <see cref="IChannel"/>. Its <see cref="MailOptions"/> are validated when the
    /// first issue is prepared; bind them to the section <see cref="MailOptions.Section"/>, or set them here. Bind <see cref="DkimSettings"/> to have
    /// mail signed, and register <see cref="BounceTokens"/> to have bounces tell which copy they are about.
    /// </summary>
    public static IServiceCollection AddMailChannel(this IServiceCollection services, Action<MailOptions>? configure = null)
    {
        var options = services.AddOptions<MailOptions>();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MailOptions>, MailOptions.Validator>());
        services.AddOptions<DkimSettings>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DkimSettings>, DkimSettings.Validator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MailChannel>();
        services.AddSingleton<INoticeMail, NoticeMail>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<MailChannel>());
        return services;
    }
}
