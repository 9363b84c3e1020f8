using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Signups;
using Digest.Core.Templates;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Digest.Functions.Subscribers;

/// <summary>The link of the mail to confirm: its page changes nothing, because scanners open links; its button does, once.</summary>
public sealed class Confirm(SignupConfirmation confirmation, ReceiverConfirmation receivers, ReaderPages pages, ReceiverPage receiverPage, ReaderLinks links, ClientAddress client)
{
    /// <summary>The page with the button, and the POST behind it.</summary>
    [Function(nameof(Confirm))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "options", Route = "confirm/{edition}/{token}")] HttpRequest request,
        string edition,
        string token,
        CancellationToken cancellationToken)
    {
        ReaderPages.Guard(request);
        if (HttpMethods.IsOptions(request.Method))
            return ReaderPages.SayMethods(request);
        if (pages.Find(edition) is not { } publication)
            return await pages.NotValidAsync(request, edition, cancellationToken);
        var posted = HttpMethods.IsPost(request.Method);
        if (posted && !await ReaderPages.SaysAsync(request, "confirm", "yes", cancellationToken))
            return ReaderPages.Say("Send the form field confirm=yes.", StatusCodes.Status400BadRequest);
        var signup = await confirmation.FindAsync(publication, token, cancellationToken);
        if (signup is { Receiver: not null })
        {
            var standing = posted
                ? await receivers.ConfirmAsync(publication, signup, client.Of(request), cancellationToken)
                : await receivers.LookAsync(signup, cancellationToken);
            return await receiverPage.ShowAsync(request, publication, signup.Language, standing, signup.Wording, cancellationToken);
        }

        if (posted)
            signup = await confirmation.ConfirmAsync(publication, token, client.Of(request), cancellationToken);
        if (signup is null)
        {
            // The same for a link that is old, forged, or of an address that must not be written to.
            return await pages.ShowAsync(ReaderPages.For(publication, request), "confirm", "gone", new PageContent { SubscribeUrl = ReaderLinks.Subscribe(publication).AbsoluteUri }, cancellationToken, StatusCodes.Status404NotFound);
        }

        var content = signup.Confirmed is null
            ? new PageContent { Consent = signup.Wording, PrivacyUrl = publication.PrivacyNotice }
            : new PageContent { PreferencesUrl = links.Preferences(publication, signup.Id).AbsoluteUri };
        return await pages.ShowAsync(ReaderPages.In(publication, signup.Language), "confirm", signup.Confirmed is null ? "ask" : "done", content, cancellationToken);
    }
}
