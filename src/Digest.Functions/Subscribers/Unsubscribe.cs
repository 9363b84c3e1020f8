using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Overrides;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Digest.Functions.Subscribers;

/// <summary>
/// One-click unsubscribe (RFC 8058): a POST with the one-click field, or from the page's own button, unsubscribes at
/// once; everything else changes nothing, because scanners open links and probe addresses.
/// </summary>
public sealed partial class Unsubscribe(EditionList editions, ISubscriberStore subscribers, UnsubscribeLinks links, EditionPress press, TimeProvider time, ILogger<Unsubscribe> logger)
{
    private const string Field = "List-Unsubscribe";
    private const string OneClick = "One-Click";
    private const int MaxBody = 4096;

    /// <summary>The page with the button, and the POST behind it.</summary>
    [Function(nameof(Unsubscribe))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "unsubscribe/{edition}/{token}")] HttpRequest request,
        string edition,
        string token,
        CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (links.Read(edition, token) is not { } id || editions.All.FirstOrDefault(known => known.Id == edition) is not { } publication)
            return Results.Content("This link is not valid. Use the link at the end of an issue.", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        if (!HttpMethods.IsPost(request.Method))
            return await PageAsync(publication, "ask", cancellationToken);
        if (!await HasOneClickAsync(request, cancellationToken))
            return Results.Content($"Send the form field {Field}={OneClick}.", "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
        if (await subscribers.FindAsync(edition, id, cancellationToken) is { Status: SubscriberStatus.Active })
        {
            await subscribers.SetStatusAsync(edition, id, SubscriberStatus.Unsubscribed, "one-click", time.GetUtcNow(), cancellationToken);
            Log.Unsubscribed(logger, id, edition);
        }
        return await PageAsync(publication, "done", cancellationToken);
    }

    private static async Task<bool> HasOneClickAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || request.ContentLength is > MaxBody)
            return false;
        try
        {
            var form = await request.ReadFormAsync(new() { BufferBodyLengthLimit = MaxBody, MultipartBodyLengthLimit = MaxBody, ValueCountLimit = 8 }, cancellationToken);
            return form[Field] == OneClick;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private async Task<IResult> PageAsync(Edition edition, string step, CancellationToken cancellationToken) =>
        Results.Content(await press.RenderPageAsync(edition, "pages/unsubscribe.html", step, cancellationToken), "text/html; charset=utf-8");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Subscriber {Subscriber} left edition {Edition}")]
        public static partial void Unsubscribed(ILogger logger, string subscriber, string edition);
    }
}
