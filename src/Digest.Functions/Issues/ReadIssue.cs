using Digest.Core.Issues;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Issues;

/// <summary>Shows an issue on the web: the page that its mail links to. Public, so that it knows no reader.</summary>
public sealed class ReadIssue(IIssueStore issues)
{
    /// <summary>The page of one issue.</summary>
    [Function(nameof(ReadIssue))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "issues/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (await issues.ReadRenderedAsync(id, cancellationToken) is not { } rendered)
            return Results.Content("There is no such issue.", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Content(rendered.WebHtml, "text/html; charset=utf-8");
    }
}
