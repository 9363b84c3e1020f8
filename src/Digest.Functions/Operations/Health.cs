using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Operations;

/// <summary>Says that this instance lives: it answers, and asks nobody else. Whether it can work, <see cref="Ready"/> says.</summary>
public sealed class Health
{
    /// <summary>200.</summary>
    [Function(nameof(Health))]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { status = "healthy" });
    }
}
