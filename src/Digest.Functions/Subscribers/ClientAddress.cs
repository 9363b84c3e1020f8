using System.Net;
using Digest.Core.Subscribers.Signups;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Digest.Functions.Subscribers;

/// <summary>Finds whom a request comes from. Only what our own proxies wrote into X-Forwarded-For counts: the rest is whatever the client likes.</summary>
public sealed class ClientAddress(IOptions<SignupOptions> options)
{
    /// <summary>The net address; null when nobody can tell.</summary>
    public string? Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var proxies = options.Value.Proxies;
        var said = request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // Some proxies write the port too.
        if (proxies > 0 && said.Length >= proxies && IPEndPoint.TryParse(said[^proxies], out var client))
            return client.Address.ToString();
        return request.HttpContext.Connection.RemoteIpAddress?.ToString();
    }
}
