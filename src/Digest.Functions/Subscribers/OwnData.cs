using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Subscribers;

/// <summary>Lets a reader take along what is kept, and have it erased.</summary>
public sealed class OwnData(ReaderDesk desk, ReaderExport export, Withdrawals withdrawals, ReaderPages pages)
{
    // It is saved as a file and shown by no page, so that Arabic can be left readable.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Everything that is kept of the reader, as a file.</summary>
    [Function("ExportOwnData")]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "export/{edition}/{token}")] HttpRequest request,
        string edition,
        string token,
        CancellationToken cancellationToken)
    {
        ReaderPages.Guard(request);
        if (pages.Find(edition) is null || await desk.FindAsync(edition, token, cancellationToken) is not { } reader)
            return await pages.NotValidAsync(request, edition, cancellationToken);
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(await export.ReadAsync(reader, cancellationToken), Json), "application/json", $"{edition}-subscription.json");
    }

    /// <summary>The page that asks, and the POST that erases.</summary>
    [Function("EraseOwnData")]
    public async Task<IResult> EraseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "options", Route = "erase/{edition}/{token}")] HttpRequest request,
        string edition,
        string token,
        CancellationToken cancellationToken)
    {
        ReaderPages.Guard(request);
        if (HttpMethods.IsOptions(request.Method))
            return ReaderPages.SayMethods(request);
        if (pages.Find(edition) is not { } publication || await desk.FindAsync(edition, token, cancellationToken) is not { } reader)
            return await pages.NotValidAsync(request, edition, cancellationToken);
        var own = ReaderPages.In(publication, reader.Language);
        if (!HttpMethods.IsPost(request.Method))
            return await pages.ShowAsync(own, "erase", "ask", new PageContent(), cancellationToken);
        if (!await ReaderPages.SaysAsync(request, "erase", "yes", cancellationToken))
            return ReaderPages.Say("Send the form field erase=yes.", StatusCodes.Status400BadRequest);
        await withdrawals.EraseAsync(edition, reader.Id, "form", cancellationToken);
        return await pages.ShowAsync(own, "erase", "done", new PageContent(), cancellationToken);
    }
}
