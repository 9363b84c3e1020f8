using System.Net;
using Digest.Core.Delivery;

namespace Digest.Channels.Webhooks;

/// <summary>
/// What the end of an attempt means (Standard Webhooks 1.0.0). Only 2xx is success and only 410 is final. All else is
/// tried again, also a redirect, which is never followed, and the other refusals, which the receiver's owner may mend
/// while the ledger's schedule lasts. An answer that was lost is tried again too, unlike with mail, which has no way to
/// tell a repetition: the webhook-id stays the same, and receivers take an id once.
/// </summary>
internal static class WebhookOutcomes
{
    public const string AnswerLost = "answer lost";

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    // Of a receiver that has too much to do and does not say how long: it is spared the try after seconds.
    private static readonly TimeSpan Throttled = TimeSpan.FromMinutes(5);

    // Of what the receiver wrote only the number is shown: the rest is a stranger's text.
    public static DeliveryOutcome Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        var code = $"http {status}";
        return status switch
        {
            >= 200 and < 300 => new(OutcomeKind.Sent, code, "The receiver took it."),
            >= 300 and < 400 => new(OutcomeKind.Deferred, code, "The receiver redirects, which is not followed: register the address that it redirects to.", Wait(response, now)),
            410 => new(OutcomeKind.Refused, code, "The receiver is gone for good."),
            429 or 502 or 504 => new(OutcomeKind.Deferred, code, $"The receiver answered {status}{Name(response.StatusCode)}: it has too much to do.", Wait(response, now) ?? Throttled),
            _ => new(OutcomeKind.Deferred, code, $"The receiver answered {status}{Name(response.StatusCode)}.", Wait(response, now)),
        };
    }

    public static DeliveryOutcome Of(HttpRequestException failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is AddressRefusedException refused)
                return Of(refused);
        }
        return failure.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => new(OutcomeKind.Deferred, "dns", "The receiver's host is not known at the moment."),
            HttpRequestError.ConnectionError => new(OutcomeKind.Deferred, "connection", "The receiver could not be reached."),
            HttpRequestError.SecureConnectionError => new(OutcomeKind.Deferred, "tls", "No secure connection came about: the receiver's certificate may be wrong or expired."),
            _ => new(OutcomeKind.Deferred, AnswerLost, "The receiver's answer was lost or is no HTTP; it is asked again under the same webhook-id."),
        };
    }

    public static DeliveryOutcome Of(AddressRefusedException refused) => new(OutcomeKind.Refused, "address", refused.Message);

    public static DeliveryOutcome Timeout(TimeSpan limit) =>
        new(OutcomeKind.Deferred, "timeout", $"The receiver did not answer within {limit.TotalSeconds:0} seconds; it is asked again under the same webhook-id.");

    public static DeliveryOutcome NoSecret() =>
        new(OutcomeKind.Refused, "secret", "The subscriber has no signing secret of the form whsec_…: register the webhook again.");

    private static TimeSpan? Wait(HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - now;
        return wait is null || wait <= TimeSpan.Zero ? null : wait < LongestWait ? wait : LongestWait;
    }

    private static string Name(HttpStatusCode status) => Enum.IsDefined(status) ? $" ({status})" : "";
}
