using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Http;

/// <summary>The key of the app, in the header or the query; none is asked for where there is none.</summary>
internal sealed class FunctionKey(string? key)
{
    public bool Allows(AuthorizationLevel level, HttpRequest request) =>
        key is null || level == AuthorizationLevel.Anonymous || IsKey(request.Headers["x-functions-key"]) || IsKey(request.Query["code"]);

    private bool IsKey(string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key!));
}
