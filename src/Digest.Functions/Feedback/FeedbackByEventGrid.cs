using Digest.Core.Feedback;
using Digest.Core.Feedback.Providers;
using Digest.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Digest.Functions.Feedback;

/// <summary>Takes the delivery reports of Azure Communication Services from Event Grid, in its own schema or as CloudEvents.</summary>
public sealed class FeedbackByEventGrid(IOptions<FeedbackOptions> options, FeedbackDesk desk)
{
    private const int AtOnce = 8;

    /// <summary>200 for events, the code where Event Grid asks whether they are wanted; OPTIONS is the same question of CloudEvents.</summary>
    [Function(nameof(FeedbackByEventGrid))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = "feedback/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (FeedbackKey.Refuse(options, request) is { } refusal)
            return refusal;
        if (HttpMethods.IsOptions(request.Method))
            return Allow(request);
        if (await Bodies.ReadAsync(request, EventGridPost.MaxBytes, cancellationToken) is not { } body)
            return FeedbackKey.Answer($"A post of events has at most {EventGridPost.MaxBytes / 1024} KB.", StatusCodes.Status413PayloadTooLarge);
        if (EventGridPost.Read(body) is not { } post)
            return FeedbackKey.Answer("Post events in the schema of Event Grid or as CloudEvents 1.0.", StatusCodes.Status400BadRequest);
        if (post.ValidationCode is { } code)
            return Results.Json(new { validationResponse = code });
        await Parallel.ForEachAsync(post.Events, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (report, token) => await desk.ReceiveAsync(report, token));
        return Results.Json(new { reports = post.Events.Count });
    }

    private static IResult Allow(HttpRequest request)
    {
        var origin = request.Headers["WebHook-Request-Origin"].ToString();
        if (origin.Length is 0 or > 255 || !origin.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-'))
            return FeedbackKey.Answer("WebHook-Request-Origin names who wants to post.", StatusCodes.Status400BadRequest);
        request.HttpContext.Response.Headers["WebHook-Allowed-Origin"] = origin;
        request.HttpContext.Response.Headers["WebHook-Allowed-Rate"] = "*";
        return Results.Ok();
    }
}
