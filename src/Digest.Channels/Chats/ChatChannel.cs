using Digest.Channels.Receivers;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Core.Templates.Chats;

namespace Digest.Channels.Chats;

/// <summary>Reaches the readers of one chat platform with the messages that its template made.</summary>
internal sealed class ChatChannel : IReceiverChannel, IDisposable
{
    private readonly ChatPlatform _platform;
    private readonly AddressGuard _guard;
    private readonly TimeProvider _time;
    private readonly ReceiverHealth? _health;
    private readonly HttpClient _http;
    private readonly ChatSender _sender;
    private readonly MastodonServers? _servers;

    public ChatChannel(ChatPlatform platform, AddressGuard guard, ChatLimits limits, TimeProvider time, ReceiverHealth? health)
    {
        (_platform, _guard, _time, _health) = (platform, guard, time, health);
        _http = GuardedClient.Create(guard, reuse: false);
        _sender = new ChatSender(platform, _http, guard, new ChatPace(time), time);
        _servers = platform.LongerFile is null ? null : new MastodonServers(_http, guard, limits, time);
    }

    /// <inheritdoc/>
    public ChannelKind Kind => _platform.Kind;

    /// <inheritdoc/>
    public IPreparedIssue Prepare(Edition edition, Issue issue, RenderedIssue rendered) =>
        WatchedIssue.Of(new PreparedChat(_sender, PreparedChat.Threads(issue, rendered, _platform), issue.Id, GuardedClient.UserAgent(edition.BaseUrl), _servers), issue.Id, _health, _time);

    /// <inheritdoc/>
    public string? NewSecret(SigningKind? kind, string? former) => null;

    /// <inheritdoc/>
    public string? Problem(string address, string? secret)
    {
        try
        {
            return _guard.Problem(Posting(address, secret));
        }
        catch (Exception refused) when (refused is AddressRefusedException or InvalidOperationException)
        {
            return refused.Message;
        }
    }

    /// <inheritdoc/>
    public Task CheckAsync(string address, string? secret, CancellationToken cancellationToken) => _guard.CheckAsync(Posting(address, secret), cancellationToken);

    /// <inheritdoc/>
    public Task<DeliveryOutcome> TestAsync(Edition edition, Subscriber subscriber, string messageId, CancellationToken cancellationToken)
    {
        // Nobody unsubscribes by a test message: the address is never shown.
        var copy = new Copy(subscriber, messageId, new Uri(edition.BaseUrl), 1);
        return _sender.SendAsync(copy, [_platform.Text($"{edition.Title} ✓")], default, GuardedClient.UserAgent(edition.BaseUrl), cancellationToken);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private string Posting(string address, string? secret) =>
        _platform.Lack is { } lack ? throw new InvalidOperationException(lack) : _platform.Address(new Subscriber { Id = "", Edition = "", Channel = Kind, Address = address, Secret = secret });
}
