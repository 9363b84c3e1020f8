using Digest.Azure;
using Digest.Channels.Chats;
using Digest.Channels.Feedback;
using Digest.Channels.Feeds;
using Digest.Channels.Mail;
using Digest.Channels.Webhooks;
using Digest.Core;
using Digest.Core.Archive;
using Digest.Core.Delivery;
using Digest.Core.Feedback;
using Digest.Core.Observing;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Signups;
using Digest.Core.Templates;
using Digest.Functions.Observing;
using Digest.Functions.Settings;
using Digest.Functions.Subscribers;
using Digest.Functions.Templates;
using Digest.Pictures;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.Functions;

/// <summary>Puts the app together from its settings: the same for the worker in Azure and for the local host.</summary>
public static class FunctionApp
{
    /// <summary>Registers every service that the functions of this assembly need.</summary>
    public static void Configure(IFunctionsWorkerApplicationBuilder builder, IConfiguration configuration) => builder.Services.AddDigest(configuration).AddTelemetry(configuration);

    /// <summary>Registers every service of a digest, for whoever works on it without its triggers.</summary>
    public static IServiceCollection AddDigest(this IServiceCollection services, IConfiguration configuration)
    {
        KeyVaultReferences.Refuse(configuration);
        services.AddSingleton(EditionSettings.Read(configuration, EditionsFile.Read(configuration)));
        var secrets = new SigningSecrets(configuration["Digest:Secret"] ?? "", [.. configuration.GetSection("Digest:FormerSecrets").GetChildren().Select(former => former.Value ?? "")]);
        services.AddSingleton(new UnsubscribeLinks(new LinkSigner(secrets)));
        services.AddSingleton(new BounceTokens(secrets));
        services.AddSingleton(new ReaderLinks(new LinkSigner(secrets)));
        services.AddOptions<SignupOptions>().Bind(configuration.GetSection(SignupOptions.Section)).ValidateDataAnnotations();
        services.AddSingleton<ReaderPages>();
        services.AddSingleton<ReceiverPage>();
        services.AddSingleton<ClientAddress>();
        services.AddSingleton<ITemplateSource>(new FolderTemplates(configuration["Digest:Templates"] is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "templates")));
        services.AddDigestCore();
        services.AddDigestStorage(configuration);
        services.AddOptions<ArchiveOptions>().Bind(configuration.GetSection(ArchiveOptions.Section));
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection(DeliveryOptions.Section));
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section));
        services.AddOptions<DkimSettings>().Bind(configuration.GetSection(DkimSettings.Section));
        services.AddMailChannel();
        services.AddFeedHub();
        services.AddPictures();
        services.AddWebhookChannel(configuration.GetSection("Digest:Webhooks"));
        services.AddChatChannels(configuration);
        services.AddOptions<FeedbackOptions>()
            .Bind(configuration.GetSection(FeedbackOptions.Section))
            .Validate(options => options.HasGoodKey, $"{FeedbackOptions.Section}:Key has at least {FeedbackOptions.MinKeyLength} random characters, or is empty; make one with: openssl rand -hex 32")
            .ValidateOnStart();
        services.AddOptions<ObserveOptions>().Bind(configuration.GetSection(ObserveOptions.Section)).ValidateDataAnnotations();
        services.AddSingleton<IReadinessCheck, SettingsReadiness>();
        services.AddFeedback().AddSnsService();
        return services;
    }
}
