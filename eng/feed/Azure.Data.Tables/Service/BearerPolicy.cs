using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Service;

/// <summary>Asks for tokens of the storage service; with tenant discovery, of the tenant that the service's first answer names.</summary>
internal sealed class BearerPolicy(TokenCredential credential, string scope, bool discoverTenant) : BearerTokenAuthenticationPolicy(credential, scope)
{
    private readonly string[] _scopes = [scope];
    private volatile string _tenant;

    protected override void AuthorizeRequest(HttpMessage message) => Authorize(message, async: false).Now();

    protected override ValueTask AuthorizeRequestAsync(HttpMessage message) => Authorize(message, async: true);

    protected override bool AuthorizeRequestOnChallenge(HttpMessage message) => Answer(message, async: false).Now();

    protected override ValueTask<bool> AuthorizeRequestOnChallengeAsync(HttpMessage message) => Answer(message, async: true);

    private async ValueTask Authorize(HttpMessage message, bool async)
    {
        if (discoverTenant && _tenant is null)
            return;
        var request = new TokenRequestContext(_scopes, message.Request.ClientRequestId, tenantId: _tenant);
        if (async)
            await AuthenticateAndAuthorizeRequestAsync(message, request).ConfigureAwait(false);
        else
            AuthenticateAndAuthorizeRequest(message, request);
    }

    private async ValueTask<bool> Answer(HttpMessage message, bool async)
    {
        if (!discoverTenant || _tenant is not null || TenantIn(message.Response) is not { } found)
            return false;
        _tenant = found;
        await Authorize(message, async).ConfigureAwait(false);
        return true;
    }

    /// <summary><c>Bearer authorization_uri=https://login.microsoftonline.com/{tenant}/oauth2/authorize resource_id=…</c></summary>
    private static string TenantIn(Response response)
    {
        const string Name = "authorization_uri=";
        if (!response.Headers.TryGetValue(HttpHeader.Names.WwwAuthenticate, out var challenge))
            return null;
        var value = challenge.Split(' ', ',').FirstOrDefault(p => p.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
        return value is not null && Uri.TryCreate(value[Name.Length..].Trim('"'), UriKind.Absolute, out var uri) && uri.Segments.Length > 1
            ? uri.Segments[1].Trim('/')
            : null;
    }
}
