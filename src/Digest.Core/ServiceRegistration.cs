using Digest.Core.Archive;
using Digest.Core.Articles;
using Digest.Core.Delivery;
using Digest.Core.Delivery.Control;
using Digest.Core.Delivery.Owed;
using Digest.Core.Delivery.Pacing;
using Digest.Core.Ingest;
using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Issues.Editing;
using Digest.Core.Observing;
using Digest.Core.Receivers;
using Digest.Core.Reports;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Signups;
using Digest.Core.Subscribers.Transfer;
using Digest.Core.Templates.Overrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Digest.Core;

/// <summary>Registers what a digest is. The ports are registered by who implements them.</summary>
public static class ServiceRegistration
{
    /// <summary>Adds the stages of the pipe; needs the ports of this project, <see cref="Editions.EditionList"/>, <see cref="UnsubscribeLinks"/> and <see cref="ReaderLinks"/>.</summary>
    public static IServiceCollection AddDigestCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DeliveryOptions>, DeliveryOptions.Check>());
        return services
            .AddSingleton<DigestMetrics>()
            .AddSingleton<ArticleTraces>()
            .AddSingleton<Gauges>()
            .AddSingleton<Readiness>()
            .AddSingleton<IReadinessCheck, TemplateReadiness>()
            .AddSingleton<ArticleParser>()
            .AddSingleton<ArticleIngest>()
            .AddSingleton<IssueComposer>()
            .AddSingleton<IssueContents>()
            .AddSingleton<IssueDesk>()
            .AddSingleton<IssueAmendments>()
            .AddSingleton<IssueRecovery>()
            .AddSingleton<PreviewMail>()
            .AddSingleton<EditionPress>()
            .AddSingleton<IssueArchive>()
            .AddSingleton<IssuePublisher>()
            .AddSingleton<DeliveryWatch>()
            .AddSingleton<RenderedCache>()
            .AddSingleton<Flight>()
            .AddSingleton<MailPace>()
            .AddSingleton<StopSwitch>()
            .AddSingleton<DeliveryDesk>()
            .AddSingleton<MailCorrection>()
            .AddSingleton<ReportDesk>()
            .AddSingleton<ReportMail>()
            .AddSingleton<ChoiceRenderer>()
            .AddSingleton<DeliveryPlanner>()
            .AddSingleton<BatchDeliverer>()
            .AddSingleton<ReceiverHealth>()
            .AddSingleton<ReceiverDesk>()
            .AddSingleton<ReceiverPurge>()
            .AddSingleton<ReceiverMail>()
            .AddSingleton<SignupLimits>()
            .AddSingleton<SignupDesk>()
            .AddSingleton<OwedMails>()
            .AddSingleton<ConfirmationMail>()
            .AddSingleton<SignupConfirmation>()
            .AddSingleton<ReceiverConfirmation>()
            .AddSingleton<SignupPurge>()
            .AddSingleton<AddressBars>()
            .AddSingleton<Withdrawals>()
            .AddSingleton<BarLift>()
            .AddSingleton<MailedLeave>()
            .AddSingleton<ReaderDesk>()
            .AddSingleton<ReaderExport>()
            .AddSingleton<SubscriberImport>();
    }
}
