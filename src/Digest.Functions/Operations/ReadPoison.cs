using System.Text.Json;
using Digest.Core.Delivery;
using Digest.Core.Ingest;
using Digest.Core.Observing;
using Digest.Core.Receivers;
using Digest.Core.Subscribers.Signups;
using Digest.Functions.Articles;
using Digest.Functions.Delivery;
using Digest.Functions.Subscribers;
using Digest.Functions.Webhooks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Digest.Functions.Operations;

/// <summary>
/// Reads what the host gave up on before it expires, and writes it where an editor or operator looks: on the article's
/// row or the issue's. Plans and batches are queued again by the tick; an upload is tried again when it is replaced.
/// </summary>
public sealed partial class ReadPoison(ArticleIngest ingest, DeliveryWatch watch, ConfirmationMail confirmations, ReceiverMail notices, DigestMetrics metrics, ILogger<ReadPoison> logger)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A storage event that failed as often as host.json allows.</summary>
    [Function("ReadPoisonedUpload")]
    public async Task ReadUploadAsync([QueueTrigger("webjobs-blobtrigger-poison")] string message, CancellationToken cancellationToken)
    {
        metrics.Poisoned("uploads");
        if (Parse<BlobMessage>(message) is { ContainerName: IngestArticle.Container, BlobName: { } name })
            await ingest.GiveUpAsync(name, "The file could not be processed although it was tried several times; the log of function IngestArticle has the cause. Upload it again once that is mended.", cancellationToken);
    }

    /// <summary>A plan that failed as often as host.json allows.</summary>
    [Function("ReadPoisonedPlan")]
    public async Task ReadPlanAsync([QueueTrigger(PlanDelivery.Queue + "-poison")] string message, CancellationToken cancellationToken)
    {
        metrics.Poisoned(PlanDelivery.Queue);
        if (Parse<PlanMessage>(message) is { IssueId: { } issue })
            await watch.ReportAsync(issue, "Its list of readers could not be frozen although that was tried several times; the log of function PlanDelivery has the cause. The tick tries again.", cancellationToken);
    }

    /// <summary>A batch that failed as often as host.json allows.</summary>
    [Function("ReadPoisonedBatch")]
    public async Task ReadBatchAsync([QueueTrigger(DeliverBatch.Queue + "-poison")] string message, CancellationToken cancellationToken)
    {
        metrics.Poisoned(DeliverBatch.Queue);
        if (Parse<BatchMessage>(message) is { IssueId: { } issue } batch)
            await watch.ReportAsync(issue, $"Batch {batch.Batch} could not be delivered although that was tried several times; the log of function DeliverBatch has the cause. The tick tries again.", cancellationToken);
    }

    /// <summary>A mail to confirm that failed as often as host.json allows: somebody waits for it, so that it is tried again later.</summary>
    [Function("ReadPoisonedConfirmation")]
    public async Task ReadConfirmationAsync([QueueTrigger(SendConfirmation.Queue + "-poison")] string message, CancellationToken cancellationToken)
    {
        metrics.Poisoned(SendConfirmation.Queue);
        if (Parse<SignupMessage>(message) is { Id: not null, Edition: not null } confirmation)
            await confirmations.RecoverAsync(confirmation, cancellationToken);
    }

    /// <summary>A mail to the owner of a receiver that failed as often as host.json allows: it is tried again later.</summary>
    [Function("ReadPoisonedNotice")]
    public async Task ReadNoticeAsync([QueueTrigger(SendReceiverNotice.Queue + "-poison")] string message, CancellationToken cancellationToken)
    {
        metrics.Poisoned(SendReceiverNotice.Queue);
        if (Parse<ReceiverNoticeMessage>(message) is { Id: not null, Edition: not null } notice)
            await notices.RecoverAsync(notice, cancellationToken);
    }

    private T? Parse<T>(string message)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(message, Json);
        }
        catch (JsonException unreadable)
        {
            Log.Unreadable(logger, message.Length, unreadable);
            return null;
        }
    }

    private sealed record BlobMessage(string? ContainerName, string? BlobName);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A poisoned message of {Length} characters is not ours and is dropped")]
        public static partial void Unreadable(ILogger logger, int length, Exception cause);
    }
}
