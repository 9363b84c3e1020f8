using Digest.Core.Archive;
using Microsoft.Extensions.Logging;

namespace Digest.Channels.Feeds;

/// <summary>Tells a WebSub hub, which the publisher chose, that feeds changed: a small form for each (hub.mode=publish).</summary>
public sealed partial class WebSubHub : IFeedHub, IDisposable
{
    /// <summary>How long a hub may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly ILogger<WebSubHub> _logger;

    /// <summary>Opens it.</summary>
    public WebSubHub(TimeProvider time, ILogger<WebSubHub> logger)
    {
        (_time, _logger) = (time, logger);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience, PooledConnectionLifetime = TimeSpan.FromMinutes(1), MaxResponseHeadersLength = 16 };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd($"Digest/{typeof(WebSubHub).Assembly.GetName().Version?.ToString(3)}");
    }

    /// <inheritdoc/>
    public Task PingAsync(Uri hub, IReadOnlyList<Uri> feeds, CancellationToken cancellationToken) =>
        Task.WhenAll(feeds.Select(feed => PingAsync(hub, feed, cancellationToken)));

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private async Task PingAsync(Uri hub, Uri feed, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var form = new FormUrlEncodedContent([new("hub.mode", "publish"), new("hub.url", feed.AbsoluteUri)]);
            using var request = new HttpRequestMessage(HttpMethod.Post, hub) { Content = form };
            // The answer's body tells nothing, whatever its size.
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (!response.IsSuccessStatusCode)
                Log.Refused(_logger, hub.Host, (int)response.StatusCode, feed);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Log.Silent(_logger, hub.Host, feed, failure.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The WebSub hub at {Hub} answered {Status} to the news of {Feed}; followers learn of it when they next ask the feed. Setting Digest:Archive:Hub names the hub")]
        public static partial void Refused(ILogger logger, string hub, int status, Uri feed);

        [LoggerMessage(2, LogLevel.Warning, "The WebSub hub at {Hub} could not be told of {Feed}; followers learn of it when they next ask the feed. Setting Digest:Archive:Hub names the hub. {Cause}")]
        public static partial void Silent(ILogger logger, string hub, Uri feed, string cause);
    }
}
