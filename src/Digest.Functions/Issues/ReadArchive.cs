using Digest.Core.Archive;
using Digest.Core.Editions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Digest.Functions.Issues;

/// <summary>Serves the archive where no static site does: the pages that mail links to, indexes, feeds, pictures. Public, so that it knows no reader.</summary>
public sealed class ReadArchive(IArchiveStore archive, EditionList editions, IOptions<ArchiveOptions> options)
{
    // Pages have their styles within and run nothing.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>One file; an address without a file name is its folder's page.</summary>
    [Function(nameof(ReadArchive))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "issues/{*path}")] HttpRequest request,
        string? path,
        CancellationToken cancellationToken)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        if (ArchivePaths.Find(path) is not { } name || await archive.ReadAsync(name, cancellationToken) is not { } stored)
        {
            headers.CacheControl = "no-store";
            return Results.Text("There is no such issue or page here.\n", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }

        headers.CacheControl = "public, max-age=300";
        if (ArchivePaths.IsFeed(name) && editions.All.FirstOrDefault(edition => name.StartsWith($"{edition.Id}/", StringComparison.Ordinal)) is { } publication)
            headers.Link = LinksOf(publication, name);
        if (stored.File.Gone)
            return Results.Text(stored.File.Content.Span, ArchivePaths.TypeOf(name), StatusCodes.Status410Gone);
        // This answers If-None-Match and If-Modified-Since, and ranges.
        return Results.Bytes(stored.File.Content, ArchivePaths.TypeOf(name), enableRangeProcessing: false, lastModified: stored.LastModified, entityTag: EntityTagHeaderValue.Parse(stored.ETag));
    }

    private string LinksOf(Edition edition, string name)
    {
        var self = $"<{ArchiveAddress.Of(edition, name)}>; rel=\"self\"";
        return options.Value.Hub is { Length: > 0 } hub ? $"<{hub}>; rel=\"hub\", {self}" : self;
    }
}
