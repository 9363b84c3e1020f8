using System.Net.Http.Headers;
using Digest.Core.Delivery;

namespace Digest.Channels.Webhooks;

/// <summary>One issue's message, sent to one receiver after the other.</summary>
internal sealed class PreparedWebhook(HttpClient http, AddressGuard guard, TimeProvider time, byte[] body, string userAgent) : IPreparedIssue
{
    /// <summary>How long a receiver has for its answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<DeliveryOutcome> SendAsync(Copy copy, CancellationToken cancellationToken)
    {
        // Asked only before the hand-over: an attempt that has begun is brief and its answer worth having.
        cancellationToken.ThrowIfCancellationRequested();
        if (copy.Subscriber.Secret is not { } secrets || !WebhookSignature.IsSecret(secrets))
            return WebhookOutcomes.NoSecret();
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            using var request = Request(guard.Parse(copy.Subscriber.Address), secrets, $"msg_{copy.DeliveryId}");
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
            return WebhookOutcomes.Timeout(Patience);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private HttpRequestMessage Request(Uri address, string secrets, string id)
    {
        var now = time.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("User-Agent", userAgent);
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, WebhookSignature.Seconds(now));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(secrets, id, now, body));
        return request;
    }
}
