using Digest.Channels.Receivers;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Templates;

namespace Digest.Channels.Webhooks;

/// <summary>Reaches readers by a signed POST (Standard Webhooks 1.0.0): the same small JSON for everyone, made once an issue.</summary>
public sealed class WebhookChannel : IReceiverChannel, IDisposable
{
    private readonly AddressGuard _guard;
    private readonly TimeProvider _time;
    private readonly ReceiverHealth? _health;
    private readonly HttpClient _http;
    private readonly WebhookSender _sender;

    /// <summary>Opens the channel.</summary>
    /// <param name="guard">Judges addresses.</param>
    /// <param name="time">The clock.</param>
    /// <param name="health">Keeps the log of attempts; null for none.</param>
    public WebhookChannel(AddressGuard guard, TimeProvider time, ReceiverHealth? health = null)
    {
        (_guard, _time, _health) = (guard, time, health);
        _http = GuardedClient.Create(guard, reuse: true);
        _sender = new WebhookSender(_http, guard, time);
    }

    /// <inheritdoc/>
    public ChannelKind Kind => ChannelKind.Webhook;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The issue's JSON cannot be read.</exception>
    public IPreparedIssue Prepare(Edition edition, Issue issue, RenderedIssue rendered) =>
        WatchedIssue.Of(new PreparedWebhook(_sender, WebhookPayload.Make(issue, rendered), GuardedClient.UserAgent(edition.BaseUrl)), issue.Id, _health, _time);

    /// <inheritdoc/>
    public string? NewSecret(SigningKind? kind, string? former) =>
        (kind ?? (WebhookSignature.PublicKey(former) is null ? SigningKind.Hmac : SigningKind.Ed25519)) is SigningKind.Ed25519 ? WebhookSignature.NewPrivateKey() : WebhookSignature.NewSecret();

    /// <inheritdoc/>
    public string? Problem(string address, string? secret) =>
        secret is not null && !WebhookSignature.IsSecret(secret) ? $"{SigningKey.Rule} Give none to have one made." : _guard.Problem(address);

    /// <inheritdoc/>
    /// <exception cref="AddressRefusedException">The address breaks a rule.</exception>
    /// <exception cref="ArgumentException">The secret is malformed.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The host is not known.</exception>
    public Task CheckAsync(string address, string? secret, CancellationToken cancellationToken)
    {
        if (secret is not null && !WebhookSignature.IsSecret(secret))
            throw new ArgumentException(Problem(address, secret));
        return _guard.CheckAsync(address, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<DeliveryOutcome> TestAsync(Edition edition, Subscriber subscriber, string messageId, CancellationToken cancellationToken) =>
        _sender.SendAsync(subscriber, messageId, WebhookPayload.Ping(edition, _time.GetUtcNow()), GuardedClient.UserAgent(edition.BaseUrl), cancellationToken);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();
}
