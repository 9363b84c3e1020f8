using Digest.LocalHost.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost.Http;

/// <summary>Serves the HTTP functions.</summary>
internal sealed class HttpFunctions(IReadOnlyList<HttpRoute> routes, FunctionRunner runner, FunctionKey key, ILogger logger)
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var route in routes)
        {
            RequestDelegate serve = context => ServeAsync(route, context);
            var endpoint = route.Methods.Count == 0 ? endpoints.Map(route.Pattern, serve) : endpoints.MapMethods(route.Pattern, route.Methods, serve);
            endpoint.WithDisplayName(route.Function.Name);
        }
    }

    private async Task ServeAsync(HttpRoute route, HttpContext context)
    {
        if (!key.Allows(route.Level, context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var data = TriggerEvent.Data();
        foreach (var (name, value) in context.Request.RouteValues)
            data[name] = value?.ToString();
        var request = new HttpRun(context, logger);
        try
        {
            await runner.RunAsync(
                route.Function,
                new TriggerEvent("This function was programmatically called via the host APIs.", data, request.ValueAsync),
                request: request,
                cancellationToken: context.RequestAborted);
        }
        catch (Exception)
        {
            // The run has logged it. The host sets the status and no body, and cannot where the response is under way.
            if (context.Response.HasStarted)
                return;
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
