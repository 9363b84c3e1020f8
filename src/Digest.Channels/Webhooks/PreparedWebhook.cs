using Digest.Core.Delivery;

namespace Digest.Channels.Webhooks;

/// <summary>One issue's message, sent to one receiver after the other.</summary>
internal sealed class PreparedWebhook(WebhookSender sender, byte[] body, string userAgent) : IPreparedIssue
{
    public Task<DeliveryOutcome> SendAsync(Copy copy, CancellationToken cancellationToken) =>
        sender.SendAsync(copy.Subscriber, copy.DeliveryId, body, userAgent, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
