using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Subscribers;

/// <summary>
/// One-click unsubscribe (RFC 8058): a POST with the one-click field, or from the page's own button, unsubscribes at
/// once; everything else changes nothing, because scanners open links and probe addresses.
/// </summary>
public sealed class Unsubscribe(ISubscriberStore subscribers, Withdrawals withdrawals, UnsubscribeLinks links, ReaderLinks own, ReaderPages pages, ClientAddress client)
{
    private const string Field = "List-Unsubscribe";
    private const string OneClick = "One-Click";

    /// <summary>The page with the button, and the POST behind it.</summary>
    [Function(nameof(Unsubscribe))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "options", Route = "unsubscribe/{edition}/{token}")] HttpRequest request,
        string edition,
        string token,
        CancellationToken cancellationToken)
    {
        ReaderPages.Guard(request);
        if (HttpMethods.IsOptions(request.Method))
            return ReaderPages.SayMethods(request);
        if (links.Read(edition, token) is not { } id || pages.Find(edition) is not { } publication)
            return await pages.NotValidAsync(request, edition, cancellationToken);
        var posted = HttpMethods.IsPost(request.Method);
        if (posted && !await ReaderPages.SaysAsync(request, Field, OneClick, cancellationToken))
            return ReaderPages.Say($"Send the form field {Field}={OneClick}.", StatusCodes.Status400BadRequest);
        var reader = await subscribers.FindAsync(edition, id, cancellationToken);
        if (posted)
            await withdrawals.UnsubscribeAsync(edition, id, "one-click", client.Of(request), cancellationToken);
        var content = new PageContent { PreferencesUrl = reader is null ? null : own.Preferences(publication, id).AbsoluteUri };
        return await pages.ShowAsync(ReaderPages.In(publication, reader?.Language), "unsubscribe", posted ? "done" : "ask", content, cancellationToken);
    }
}
