using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Digest.Azure.Backups;
using Digest.Core.Archive;
using Digest.Core.Articles;
using Digest.Core.Delivery;
using Digest.Core.Delivery.Pacing;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Observing;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Subscribers.Signups;
using Digest.Core.Templates.Overrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Digest.Azure;

/// <summary>Registers the ports of the core on Azure Storage.</summary>
public static class ServiceRegistration
{
    /// <summary>
    /// Adds the stores, the queue, <see cref="StorageSetup"/>, <see cref="StorageHealth"/> and the clients of the account
    /// that setting <c>AzureWebJobsStorage</c> names: a connection string, or <c>AzureWebJobsStorage__accountName</c> (or
    /// <c>__blobServiceUri</c>, <c>__queueServiceUri</c> and <c>__tableServiceUri</c>) with an identity, which
    /// <c>__credential</c> (<c>managedidentity</c>) and <c>__clientId</c> choose.
    /// </summary>
    /// <exception cref="InvalidOperationException">The setting is absent or malformed; the message names it.</exception>
    public static IServiceCollection AddDigestStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var clients = StorageClients.From(configuration);
        var archive = configuration[$"{ArchiveOptions.Section}:{nameof(ArchiveOptions.Container)}"];
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(_ => clients.Tables.Value)
            .AddSingleton(_ => clients.Blobs.Value)
            .AddSingleton(_ => clients.Queues.Value)
            .AddSingleton(provider => new StorageSetup(provider.GetRequiredService<TableServiceClient>(), provider.GetRequiredService<BlobServiceClient>(), provider.GetRequiredService<QueueServiceClient>(), archive))
            .AddSingleton<StorageHealth>()
            .AddSingleton<StorageBackup>()
            .AddSingleton<StorageRestore>()
            .AddSingleton<IReadinessCheck>(provider => provider.GetRequiredService<StorageHealth>())
            .AddSingleton<IQueueLook, QueueLook>()
            .AddSingleton<IArticleStore, TableArticleStore>()
            .AddSingleton<IIssueStore, TableIssueStore>()
            .AddSingleton<IArchiveStore, BlobArchiveStore>()
            .AddSingleton<ISubscriberStore, TableSubscriberStore>()
            .AddSingleton<ISuppressionStore, TableSuppressionStore>()
            .AddSingleton<IFeedbackStore, TableFeedbackStore>()
            .AddSingleton<IFeedbackCounts>(provider => provider.GetRequiredService<IFeedbackStore>())
            .AddSingleton<ISignupStore, TableSignupStore>()
            .AddSingleton<IConsentStore, TableConsentStore>()
            .AddSingleton<ICountStore, TableCountStore>()
            .AddSingleton<ISignupQueue, QueueSignupQueue>()
            .AddSingleton<IReceiverNoticeQueue, QueueReceiverNoticeQueue>()
            .AddSingleton<IDeliveryStore, TableDeliveryStore>()
            .AddSingleton<IPaceStore, TablePaceStore>()
            .AddSingleton<IAttemptLog, TableAttemptLog>()
            .AddSingleton<IDeliveryQueue, QueueDeliveryQueue>()
            .AddSingleton<ITemplateStore, BlobTemplateStore>();
    }
}
