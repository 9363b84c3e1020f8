using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;
using Microsoft.AspNetCore.Http;

namespace Digest.Functions.Subscribers;

/// <summary>Answers with pages for readers: without script, never kept by anybody, and silent about where the reader came from.</summary>
public sealed class ReaderPages(EditionList editions, EditionPress press)
{
    /// <summary>The most bytes that a form or document may have.</summary>
    public const int MaxBody = 16 * 1024;

    // Pages have their styles within, run nothing, and post to where they come from.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src https:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The edition with this id; null when there is none.</summary>
    public Edition? Find(string? edition) => editions.All.FirstOrDefault(known => known.Id == edition);

    /// <summary>The edition in the language that is asked for, or its own.</summary>
    public static Edition In(Edition edition, string? language) =>
        language is not null && ReaderChoices.Languages.Contains(language) ? edition.In(language) : edition;

    /// <summary>The edition in the first of our languages that the browser prefers, or its own: for those of whom nothing else is known.</summary>
    public static Edition For(Edition edition, HttpRequest request) => In(edition, request.GetTypedHeaders().AcceptLanguage
        .Where(language => language.Quality is not 0)
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.ToString().Split('-', 2)[0].ToLowerInvariant())
        .FirstOrDefault(ReaderChoices.Languages.Contains));

    /// <summary>Sets the headers that every answer to a reader carries.</summary>
    public static void Guard(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }

    /// <summary>A page.</summary>
    public async Task<IResult> ShowAsync(Edition edition, string page, string step, PageContent content, CancellationToken cancellationToken, int status = StatusCodes.Status200OK) =>
        Results.Content(await press.RenderPageAsync(edition, $"pages/{page}.html", step, content, cancellationToken), "text/html; charset=utf-8", statusCode: status);

    /// <summary>What is said of a link that is not ours, whether or not it names a reader.</summary>
    public Task<IResult> NotValidAsync(HttpRequest request, string? edition, CancellationToken cancellationToken)
    {
        var named = Find(edition) ?? editions.All.First();
        return ShowAsync(For(named, request), "invalid", "ask", new PageContent { SubscribeUrl = ReaderLinks.Subscribe(named).AbsoluteUri }, cancellationToken, StatusCodes.Status404NotFound);
    }

    /// <summary>What can be done with a page (RFC 9110, 9.3.7): asking changes nothing.</summary>
    public static IResult SayMethods(HttpRequest request)
    {
        request.HttpContext.Response.Headers.Allow = "GET, HEAD, POST, OPTIONS";
        return Results.NoContent();
    }

    /// <summary>A line of text, for programs.</summary>
    public static IResult Say(string text, int status) => Results.Content(text, "text/plain; charset=utf-8", statusCode: status);

    /// <summary>Whether a form was posted whose field says this: a probe sends none, and a page's button does.</summary>
    public static async Task<bool> SaysAsync(HttpRequest request, string field, string value, CancellationToken cancellationToken) =>
        await FormAsync(request, cancellationToken) is { } form && form[field] == value;

    /// <summary>The fields of a form, of a bounded size and number; null when the request has none.</summary>
    public static async Task<IFormCollection?> FormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || request.ContentLength is > MaxBody)
            return null;
        try
        {
            return await request.ReadFormAsync(new() { BufferBodyLengthLimit = MaxBody, MultipartBodyLengthLimit = MaxBody, ValueCountLimit = 64, ValueLengthLimit = 4096, KeyLengthLimit = 64 }, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // Too much of it, or less than it says.
            return null;
        }
    }
}
