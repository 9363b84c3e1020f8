using Digest.Azure;
using Digest.Channels.Mail;
using Digest.Channels.Webhooks;
using Digest.Core;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Templates;
using Digest.Functions.Templates;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Digest.Functions;

/// <summary>Puts the app together from its settings: the same for the worker in Azure and for the local host.</summary>
public static class FunctionApp
{
    /// <summary>Registers every service that the functions of this assembly need.</summary>
    public static void Configure(IFunctionsWorkerApplicationBuilder builder, IConfiguration configuration)
    {
        var services = builder.Services;
        services.AddOptions<Edition>()
            .Bind(configuration.GetSection("Digest:Edition"))
            .ValidateDataAnnotations()
            .Validate(edition => TimeZoneInfo.TryFindSystemTimeZoneById(edition.TimeZone, out _), "Digest:Edition:TimeZone is not a time zone that this machine knows; give an IANA name such as Africa/Casablanca.")
            .ValidateOnStart();
        services.AddSingleton(provider => new Editions([provider.GetRequiredService<IOptions<Edition>>().Value]));
        services.AddSingleton(new UnsubscribeLinks(configuration["Digest:Secret"] ?? ""));
        services.AddSingleton<ITemplateSource>(new FolderTemplates(configuration["Digest:Templates"] ?? Path.Combine(AppContext.BaseDirectory, "templates")));
        services.AddDigestCore();
        services.AddDigestStorage(configuration);
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section));
        services.AddMailChannel();
        services.AddWebhookChannel(configuration.GetSection("Digest:Webhooks"));
    }
}
