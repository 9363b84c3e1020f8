using Digest.Core.Feedback;
using Digest.Core.Feedback.Providers;
using Digest.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Digest.Functions.Feedback;

/// <summary>Takes the bounces and complaints of Amazon SES from SNS, which signs what it sends.</summary>
public sealed class FeedbackBySes(IOptions<FeedbackOptions> options, SesDesk desk)
{
    /// <summary>200 for what SNS signed, 403 for the rest; 503 when SNS could not be asked, so that it sends again.</summary>
    [Function(nameof(FeedbackBySes))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "feedback/ses")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (options.Value.TopicArns.Count == 0)
            return Results.NotFound();
        if (await Bodies.ReadAsync(request, SnsMessage.MaxBytes, cancellationToken) is not { } body)
            return FeedbackKey.Answer($"A message of SNS has at most {SnsMessage.MaxBytes / 1024} KB.", StatusCodes.Status413PayloadTooLarge);
        return await desk.ReceiveAsync(body, cancellationToken) switch
        {
            SnsVerdict.Taken => Results.Ok(),
            SnsVerdict.Malformed => FeedbackKey.Answer("Post a message of SNS, without raw message delivery.", StatusCodes.Status400BadRequest),
            SnsVerdict.Forged => FeedbackKey.Answer($"The message is not of a topic of setting {FeedbackOptions.Section}:TopicArn, or not signed by SNS.", StatusCodes.Status403Forbidden),
            _ => Results.StatusCode(StatusCodes.Status503ServiceUnavailable),
        };
    }
}
