namespace Digest.Channels.Webhooks;

/// <summary>Makes clients for addresses that strangers gave.</summary>
internal static class GuardedClient
{
    /// <summary>How long a receiver has for its answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // What is read of an answer's body before its connection is used again or given up.
    private const int MaxDrainedBytes = 4 * 1024;

    private static readonly string Product = $"Digest/{typeof(GuardedClient).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>A client that goes nowhere but where the guard lets it, and leaves it to its caller how long that takes.</summary>
    /// <param name="guard">Judges every connection.</param>
    /// <param name="reuse">Whether one connection may serve several requests. A request that meets a connection which is just being closed may have arrived or not.</param>
    public static HttpClient Create(AddressGuard guard, bool reuse) => new(Handler(guard, reuse)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The way of such a client.</summary>
    // No redirects, no proxy, no cookies: nothing may lead a message past the guard or tell receivers of each other.
    // No activities either: they would put addresses, which may be secrets, into traces.
    public static SocketsHttpHandler Handler(AddressGuard guard, bool reuse) => new()
    {
        ConnectCallback = guard.ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = reuse ? TimeSpan.FromMinutes(1) : TimeSpan.Zero,
        MaxResponseDrainSize = MaxDrainedBytes,
        MaxResponseHeadersLength = 16,
    };

    /// <summary>Who sends: the product, and where the publisher is found; in ASCII, as headers are.</summary>
    public static string UserAgent(string baseUrl)
    {
        var publisher = new Uri(baseUrl);
        return $"{Product} (+{new UriBuilder(publisher.Scheme, publisher.IdnHost, publisher.Port).Uri.GetLeftPart(UriPartial.Authority)})";
    }
}
