using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Core.Templates;

namespace Digest.Channels.Webhooks;

/// <summary>Reaches readers by a signed POST (Standard Webhooks 1.0.0): the same small JSON for everyone, made once an issue.</summary>
public sealed class WebhookChannel : IChannel, IDisposable
{
    // What is read of an answer's body before its connection is used again or given up. It is never looked at.
    private const int MaxAnswerBytes = 4 * 1024;

    private static readonly string Product = $"Digest/{typeof(WebhookChannel).Assembly.GetName().Version?.ToString(3)}";

    private readonly AddressGuard _guard;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>Opens the channel.</summary>
    public WebhookChannel(AddressGuard guard, TimeProvider time)
    {
        (_guard, _time) = (guard, time);
        // No redirects, no proxy, no cookies: nothing may lead a message past the guard or tell receivers of each other.
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = guard.ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseDrainSize = MaxAnswerBytes,
            MaxResponseHeadersLength = 16,
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    public ChannelKind Kind => ChannelKind.Webhook;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The issue's JSON cannot be read.</exception>
    public IPreparedIssue Prepare(Edition edition, Issue issue, RenderedIssue rendered) =>
        new PreparedWebhook(_http, _guard, _time, WebhookPayload.Make(issue, rendered), $"{Product} (+{new Uri(edition.BaseUrl).GetLeftPart(UriPartial.Authority)})");

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();
}
