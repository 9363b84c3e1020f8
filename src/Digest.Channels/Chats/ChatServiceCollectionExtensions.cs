using System.ComponentModel.DataAnnotations;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Receivers;
using Digest.Core.Templates.Chats;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Digest.Channels.Chats;

/// <summary>Registers the channels of the chat platforms.</summary>
public static class ChatServiceCollectionExtensions
{
    /// <summary>The section of <see cref="ChatLimits"/>.</summary>
    public const string LimitsSection = "Digest:Chats";

    /// <summary>
    /// Adds the channels for Slack, Teams, Discord, Telegram and Mastodon, and the limits of their messages. Needs
    /// <see cref="AddressGuard"/>: see <see cref="WebhookServiceCollectionExtensions.AddWebhookChannel"/>.
    /// </summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="configuration">The settings <c>Digest:Telegram</c> and <c>Digest:Chats</c>.</param>
    /// <exception cref="OptionsValidationException">A limit is wrong; the message names it.</exception>
    public static IServiceCollection AddChatChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TelegramOptions>().Bind(configuration.GetSection(TelegramOptions.Section));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TelegramOptions>, TelegramOptions.Validator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(LimitsOf(configuration.GetSection(LimitsSection)));
        Func<IServiceProvider, ChatPlatform>[] platforms =
        [
            _ => new SlackPlatform(),
            _ => new TeamsPlatform(),
            _ => new DiscordPlatform(),
            provider => new TelegramPlatform(provider.GetRequiredService<IOptions<TelegramOptions>>().Value),
            _ => new MastodonPlatform(),
        ];
        foreach (var platform in platforms)
        {
            services.AddSingleton<IChannel>(provider => new ChatChannel(
                platform(provider), provider.GetRequiredService<AddressGuard>(), provider.GetRequiredService<ChatLimits>(), provider.GetRequiredService<TimeProvider>(), provider.GetService<ReceiverHealth>()));
        }

        return services;
    }

    private static ChatLimits LimitsOf(IConfigurationSection section)
    {
        var limits = section.Get<ChatLimits>() ?? new ChatLimits();
        var problems = new List<ValidationResult>();
        return Validator.TryValidateObject(limits, new ValidationContext(limits), problems, validateAllProperties: true)
            ? limits
            : throw new OptionsValidationException(section.Path, typeof(ChatLimits), problems.Select(problem => $"{section.Path}:{problem.MemberNames.FirstOrDefault()}: {problem.ErrorMessage}"));
    }
}
