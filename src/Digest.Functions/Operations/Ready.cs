using Digest.Core.Observing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Operations;

/// <summary>Says whether this instance can work: the plans that it runs on have no health check of their own.</summary>
public sealed class Ready(Readiness readiness)
{
    /// <summary>200 when storage answers, templates can be printed and settings are whole, else 503; the body names what does not.</summary>
    [Function(nameof(Ready))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "ready")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var failing = await readiness.FailingAsync(cancellationToken);
        return Results.Json(
            new { status = failing.Count == 0 ? "ready" : "not ready", failing },
            statusCode: failing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
