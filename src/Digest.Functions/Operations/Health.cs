using Digest.Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Operations;

/// <summary>Says whether this instance can work: the plans that it runs on have no health check of their own.</summary>
public sealed class Health(StorageHealth storage)
{
    /// <summary>200 when storage answers, else 503; the body names what does not.</summary>
    [Function(nameof(Health))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var failing = await storage.FailingAsync(cancellationToken);
        return Results.Json(
            new { status = failing.Count == 0 ? "healthy" : "unhealthy", failing },
            statusCode: failing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
