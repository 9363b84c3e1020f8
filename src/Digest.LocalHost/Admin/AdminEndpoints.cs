using System.Text.Json;
using Digest.LocalHost.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Admin;

/// <summary>The host's own endpoints: a run by hand, and its state.</summary>
internal sealed class AdminEndpoints(ManualRuns runs, FunctionKey key, string hostId, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/admin/functions/{name}", RunAsync);
        routes.MapGet("/admin/host/status", StatusAsync);
    }

    private async Task RunAsync(HttpContext context)
    {
        if (!key.Allows(AuthorizationLevel.Admin, context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            var body = await context.Request.ReadFromJsonAsync<Input>(context.RequestAborted);
            context.Response.StatusCode = runs.Start((string)context.Request.RouteValues["name"]!, body?.Text ?? "")
                ? StatusCodes.Status202Accepted
                : StatusCodes.Status404NotFound;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("""Send {"input": "…"} as application/json: the text of a message, container/blob for a blob, anything for a timer.""", context.RequestAborted);
        }
    }

    private Task StatusAsync(HttpContext context)
    {
        if (key.Allows(AuthorizationLevel.Admin, context.Request))
            return context.Response.WriteAsJsonAsync(new { id = hostId, state = "Running", processUptime = (long)time.GetElapsedTime(_started).TotalMilliseconds }, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private sealed record Input([property: System.Text.Json.Serialization.JsonPropertyName("input")] string? Text);
}
