using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Signups;
using Digest.Core.Templates;
using Microsoft.AspNetCore.Http;

namespace Digest.Functions.Subscribers;

/// <summary>Shows the contact of a receiver how far it has come, with a button for the next step.</summary>
public sealed class ReceiverPage(ReaderPages pages, ReaderLinks links, UnsubscribeLinks unsubscribe)
{
    /// <summary>The page.</summary>
    /// <param name="request">What it answers.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="language">The language of whoever looks; null for the edition's.</param>
    /// <param name="standing">How far the receiver has come.</param>
    /// <param name="consent">The words that are agreed to, where it is asked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IResult> ShowAsync(HttpRequest request, Edition edition, string? language, ReceiverStanding standing, string? consent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(standing);
        var (step, status) = standing.Step switch
        {
            ReceiverStep.Asked => ("ask", StatusCodes.Status200OK),
            ReceiverStep.Waiting => ("waiting", StatusCodes.Status200OK),
            ReceiverStep.Active => ("done", StatusCodes.Status200OK),
            ReceiverStep.Busy => ("busy", StatusCodes.Status429TooManyRequests),
            _ => ("refused", StatusCodes.Status409Conflict),
        };
        if (standing.Step is ReceiverStep.Busy)
            request.HttpContext.Response.Headers.RetryAfter = "3600";
        var key = WebhookSignature.PublicKey(standing.Secret);
        var content = new PageContent
        {
            Consent = consent,
            PrivacyUrl = edition.PrivacyNotice,
            Receiver = new PageReceiver(standing.Channel.ToString(), HostOf(standing.Address), standing.Answer, key ?? standing.Secret, key is not null),
            PreferencesUrl = standing is { Step: ReceiverStep.Active, Receiver: { } active } ? links.Preferences(edition, active.Id).AbsoluteUri : null,
            UnsubscribeUrl = standing.Receiver is { } receiver ? unsubscribe.For(edition, receiver).AbsoluteUri : null,
            EraseUrl = standing.Receiver is { } erased ? links.Erasure(edition, erased.Id).AbsoluteUri : null,
        };
        return pages.ShowAsync(ReaderPages.In(edition, language), "receiver", step, content, cancellationToken, status);
    }

    /// <summary>What can be shown of a receiver's address: what comes after the host may be a secret.</summary>
    public static string HostOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : address;
}
