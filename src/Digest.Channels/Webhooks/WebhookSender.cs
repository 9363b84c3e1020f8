using System.Net.Http.Headers;
using Digest.Core.Delivery;
using Digest.Core.Subscribers;

namespace Digest.Channels.Webhooks;

/// <summary>Signs a message for one receiver and posts it.</summary>
internal sealed class WebhookSender(HttpClient http, AddressGuard guard, TimeProvider time)
{
    public async Task<DeliveryOutcome> SendAsync(Subscriber subscriber, string deliveryId, byte[] body, string userAgent, CancellationToken cancellationToken)
    {
        // Asked only before the hand-over: an attempt that has begun is brief and its answer worth having.
        cancellationToken.ThrowIfCancellationRequested();
        if (KeysOf(subscriber) is not { } keys)
            return WebhookOutcomes.NoSecret();
        using var limit = new CancellationTokenSource(GuardedClient.Patience, time);
        try
        {
            using var request = Request(guard.Parse(subscriber.Address), keys, $"msg_{deliveryId}", body, userAgent);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return WebhookOutcomes.Of(response, time.GetUtcNow());
        }
        catch (AddressRefusedException refused)
        {
            return WebhookOutcomes.Of(refused);
        }
        catch (HttpRequestException failure)
        {
            return WebhookOutcomes.Of(failure);
        }
        catch (OperationCanceledException)
        {
            return WebhookOutcomes.Timeout(GuardedClient.Patience);
        }
    }

    // While one secret replaces another, a message carries a signature of each.
    private IReadOnlyList<ISigningKey>? KeysOf(Subscriber subscriber)
    {
        if (!WebhookKeys.TryRead(subscriber.Secret, SigningKey.Read, out var keys))
            return null;
        return subscriber.OldSecretUntil > time.GetUtcNow() && WebhookKeys.TryRead(subscriber.OldSecret, SigningKey.Read, out var old) ? [.. keys, .. old] : keys;
    }

    private HttpRequestMessage Request(Uri address, IReadOnlyList<ISigningKey> keys, string id, byte[] body, string userAgent)
    {
        var now = time.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("User-Agent", userAgent);
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, WebhookSignature.Seconds(now));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(keys, id, now, body));
        return request;
    }
}
