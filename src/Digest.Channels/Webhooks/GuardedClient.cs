namespace Digest.Channels.Webhooks;

/// <summary>Makes clients for addresses that strangers gave.</summary>
internal static class GuardedClient
{
    /// <summary>How long a receiver has for its answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // What is read of an answer's body before its connection is used again or given up.
    private const int MaxDrainedBytes = 4 * 1024;

    private static readonly string Product = $"Digest/{typeof(GuardedClient).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>A client that goes nowhere but where the guard lets it.</summary>
    /// <param name="guard">Judges every connection.</param>
    /// <param name="reuse">Whether one connection may serve several requests. A request that meets a connection which is just being closed may have arrived or not.</param>
    public static HttpClient Create(AddressGuard guard, bool reuse)
    {
        // No redirects, no proxy, no cookies: nothing may lead a message past the guard or tell receivers of each other.
        // No activities either: they would put addresses, which may be secrets, into traces.
        var handler = new SocketsHttpHandler
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
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Who sends: the product, and where the publisher is found.</summary>
    public static string UserAgent(string baseUrl) => $"{Product} (+{new Uri(baseUrl).GetLeftPart(UriPartial.Authority)})";
}
