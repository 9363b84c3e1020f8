using Digest.Core.Feedback;
using Digest.Core.Subscribers;
using Digest.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Digest.Functions.Feedback;

/// <summary>Takes the mail that came to the addresses for bounces and for leaving, as a mail server pipes it: raw, one message a POST.</summary>
public sealed class FeedbackByMail(IOptions<FeedbackOptions> options, FeedbackMail mail, FeedbackDesk desk, MailedLeave leave)
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>200 for any mail, with the number of reports in it, and whether somebody left by it; automatic answers and mail of other kinds have none.</summary>
    [Function(nameof(FeedbackByMail))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "feedback/mail")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (FeedbackKey.Refuse(options, request) is { } refusal)
            return refusal;
        if (await Bodies.ReadAsync(request, MaxBytes, cancellationToken) is not { } body)
            return FeedbackKey.Answer($"A mail has at most {MaxBytes / 1024} KB.", StatusCodes.Status413PayloadTooLarge);
        if (!FeedbackMail.IsMail(body))
            return FeedbackKey.Answer("Post a mail as it came, its header fields first: --data-binary @-", StatusCodes.Status400BadRequest);
        if (await leave.HeedAsync(body, cancellationToken))
            return Results.Json(new { reports = 0, left = true });
        var reports = mail.Read(body);
        foreach (var report in reports)
            await desk.ReceiveAsync(report, cancellationToken);
        return Results.Json(new { reports = reports.Count, left = false });
    }
}
