using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Signups;
using Digest.Core.Templates;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Subscribers;

/// <summary>What a reader chose: a page that shows it and changes nothing, and a POST that does.</summary>
public sealed class Preferences(ReaderDesk desk, ReceiverConfirmation receivers, ReaderPages pages, ReceiverPage receiverPage, ReaderLinks links, UnsubscribeLinks unsubscribe, ClientAddress client)
{
    /// <summary>The page with the form, and the POST behind it.</summary>
    [Function(nameof(Preferences))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "options", Route = "preferences/{edition}/{token}")] HttpRequest request,
        string edition,
        string token,
        CancellationToken cancellationToken)
    {
        ReaderPages.Guard(request);
        if (HttpMethods.IsOptions(request.Method))
            return ReaderPages.SayMethods(request);
        if (pages.Find(edition) is not { } publication || await desk.FindAsync(edition, token, cancellationToken) is not { } reader)
            return await pages.NotValidAsync(request, edition, cancellationToken);
        if (reader.Channel is not ChannelKind.Email && reader.Status is SubscriberStatus.Pending or SubscriberStatus.Disabled)
            return await ShowWaitingAsync(request, publication, reader, cancellationToken);
        if (!HttpMethods.IsPost(request.Method))
            return await ShowAsync(publication, reader, "ask", null, cancellationToken);
        if (await ReaderPages.FormAsync(request, cancellationToken) is not { } form || form["save"] != "yes")
            return ReaderPages.Say("Send the form field save=yes, with name, language and sections.", StatusCodes.Status400BadRequest);
        var chosen = new ReaderPreferences(form["name"], form["language"], [.. form["sections"].OfType<string>()]);
        return await desk.ChooseAsync(publication, reader.Id, chosen, cancellationToken) is { } changed
            ? await ShowAsync(publication, changed, "saved", null, cancellationToken)
            : await ShowAsync(publication, reader, "ask", "subscribe_bad_choice", cancellationToken);
    }

    // A receiver that was mended is switched on by its contact, once it answers.
    private async Task<IResult> ShowWaitingAsync(HttpRequest request, Edition edition, Subscriber receiver, CancellationToken cancellationToken)
    {
        var standing = HttpMethods.IsPost(request.Method) && await ReaderPages.SaysAsync(request, "confirm", "yes", cancellationToken)
            ? await receivers.PingAsync(edition, receiver, client.Of(request), cancellationToken)
            : ReceiverConfirmation.Of(receiver);
        return await receiverPage.ShowAsync(request, edition, receiver.Language, standing, consent: null, cancellationToken);
    }

    private Task<IResult> ShowAsync(Edition edition, Subscriber reader, string step, string? problem, CancellationToken cancellationToken)
    {
        var content = new PageContent
        {
            Problem = problem,
            Email = reader.Channel is ChannelKind.Email ? reader.Address : ReceiverPage.HostOf(reader.Address),
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
