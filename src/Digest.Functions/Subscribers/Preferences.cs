using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Subscribers;

/// <summary>What a reader chose: a page that shows it and changes nothing, and a POST that does.</summary>
public sealed class Preferences(ReaderDesk desk, ReaderPages pages, ReaderLinks links, UnsubscribeLinks unsubscribe)
{
    /// <summary>The page with the form, and the POST behind it.</summary>
    [Function(nameof(Preferences))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "preferences/{edition}/{token}")] HttpRequest request,
        string edition,
        string token,
        CancellationToken cancellationToken)
    {
        ReaderPages.Guard(request);
        if (pages.Find(edition) is not { } publication || await desk.FindAsync(edition, token, cancellationToken) is not { } reader)
            return ReaderPages.NotValid();
        if (!HttpMethods.IsPost(request.Method))
            return await ShowAsync(publication, reader, "ask", null, cancellationToken);
        if (await ReaderPages.FormAsync(request, cancellationToken) is not { } form || form["save"] != "yes")
            return ReaderPages.Say("Send the form field save=yes, with name, language and sections.", StatusCodes.Status400BadRequest);
        var chosen = new ReaderPreferences(form["name"], form["language"], [.. form["sections"].OfType<string>()]);
        return await desk.ChooseAsync(publication, reader.Id, chosen, cancellationToken) is { } changed
            ? await ShowAsync(publication, changed, "saved", null, cancellationToken)
            : await ShowAsync(publication, reader, "ask", "subscribe_bad_choice", cancellationToken);
    }

    private Task<IResult> ShowAsync(Edition edition, Subscriber reader, string step, string? problem, CancellationToken cancellationToken)
    {
        var content = new PageContent
        {
            Problem = problem,
            Email = reader.Address,
            Name = reader.Name,
            Language = reader.Language ?? edition.Language,
            Offered = [.. edition.Sections.Select(section => section.Title)],
            Chosen = reader.Sections,
            SubscribeUrl = ReaderLinks.Subscribe(edition).AbsoluteUri,
            UnsubscribeUrl = unsubscribe.For(edition, reader).AbsoluteUri,
            ExportUrl = links.Export(edition, reader.Id).AbsoluteUri,
            EraseUrl = links.Erasure(edition, reader.Id).AbsoluteUri,
        };
        var status = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return pages.ShowAsync(ReaderPages.In(edition, reader.Language), "preferences", reader.Status is SubscriberStatus.Active ? step : "left", content, cancellationToken, status);
    }
}
