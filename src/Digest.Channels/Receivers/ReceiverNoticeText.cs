using System.Globalization;
using System.Net;
using Digest.Core.Editions;
using Digest.Core.Subscribers;

namespace Digest.Channels.Receivers;

/// <summary>What the owner of a receiver is told when it is switched off. The address is not repeated: it may be a secret.</summary>
internal static class ReceiverNoticeText
{
    /// <summary>The subject.</summary>
    public static string Subject(Edition edition, Subscriber subscriber) => $"{edition.Title}: deliveries to your {Named(subscriber.Channel)} are switched off";

    /// <summary>The text part.</summary>
    public static string Text(Edition edition, Subscriber subscriber, DateTimeOffset? since) => string.Join("\n\n", Paragraphs(edition, subscriber, since)) + "\n";

    /// <summary>The html part.</summary>
    public static string Html(Edition edition, Subscriber subscriber, DateTimeOffset? since) =>
        $"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(Subject(edition, subscriber))}</title></head><body>{string.Concat(Paragraphs(edition, subscriber, since).Select(text => $"<p>{WebUtility.HtmlEncode(text)}</p>"))}</body></html>""";

    private static string[] Paragraphs(Edition edition, Subscriber subscriber, DateTimeOffset? since) =>
    [
        $"Your {Named(subscriber.Channel)} gets no more issues of {edition.Title}.",
        since is { } failing
            ? string.Create(CultureInfo.InvariantCulture, $"No message was taken since {failing.UtcDateTime:yyyy-MM-dd HH:mm} UTC. The last answer was: {subscriber.Reason}.")
            : $"It answered that it is gone: {subscriber.Reason}.",
        $"Once it works again, answer this mail and name subscriber {subscriber.Id}. We then send a test message, and with its answer the next issues come as before.",
    ];

    private static string Named(ChannelKind kind) => kind is ChannelKind.Webhook ? "webhook" : $"{kind} subscription";
}
