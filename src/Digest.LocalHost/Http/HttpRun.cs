using Digest.LocalHost.Discovery;
using Digest.LocalHost.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost.Http;

/// <summary>The request and the response of one run, as the worker's ASP.NET Core integration handles them.</summary>
internal sealed partial class HttpRun(HttpContext context, ILogger logger) : IRequestRun, IHttpRequestDataFeature
{
    // Where the library's GetHttpContext looks.
    private const string ContextItem = "HttpRequestContext";

    private RequestData? _data;

    public void Begin(InvocationContext invocation)
    {
        invocation.Items[ContextItem] = context;
        invocation.Features.Set<IHttpRequestDataFeature>(this);
        context.RequestServices = invocation.InstanceServices;
        _data = new RequestData(context.Request, invocation);
    }

    public ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext _) => ValueTask.FromResult<HttpRequestData?>(_data);

    public ValueTask<object?> ValueAsync(Type type, CancellationToken cancellationToken)
    {
        if (type == typeof(HttpRequest))
            return ValueTask.FromResult<object?>(context.Request);
        return type == typeof(HttpRequestData)
            ? ValueTask.FromResult<object?>(_data)
            : throw new InvalidOperationException("An HTTP trigger is an HttpRequest or an HttpRequestData.");
    }

    public async Task RespondAsync(InvocationContext invocation, FunctionDescriptor function, object? result)
    {
        var response = function.Outputs.FirstOrDefault(output => output.Binding is HttpResultAttribute) is { } output ? output.ValueOf(result) : result;
        switch (response)
        {
            case IActionResult action:
                await action.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
                break;
            case IResult minimal:
                await minimal.ExecuteAsync(context);
                break;
            case ResponseData data:
                await data.SendAsync(context.Response, invocation.CancellationToken);
                break;
            default:
                Log.NoResponse(logger, function.Name, invocation.InvocationId, response?.GetType().Name ?? "nothing");
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "No HTTP response returned from function '{Function}', invocation {InvocationId}: {Result} is neither an IActionResult, an IResult nor an HttpResponseData")]
        public static partial void NoResponse(ILogger logger, string function, string invocationId, string result);
    }
}
