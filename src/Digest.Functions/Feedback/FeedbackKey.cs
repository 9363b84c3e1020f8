using Digest.Core.Feedback;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Digest.Functions.Feedback;

/// <summary>Asks reporters for their key: in a header, or in the query where a service can set no header.</summary>
internal static class FeedbackKey
{
    public const string Header = "X-Digest-Key";

    /// <summary>The refusal; null when the key is right.</summary>
    public static IResult? Refuse(IOptions<FeedbackOptions> options, HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (string.IsNullOrEmpty(options.Value.Key))
            return Results.NotFound();
        var given = request.Headers[Header].FirstOrDefault() ?? request.Query["key"].FirstOrDefault();
        return options.Value.IsKey(given) ? null : Answer($"Give the key of setting {FeedbackOptions.Section}:Key, in header {Header} or as ?key=…", StatusCodes.Status403Forbidden);
    }

    public static IResult Answer(string text, int status) => Results.Text(text, "text/plain; charset=utf-8", statusCode: status);
}
