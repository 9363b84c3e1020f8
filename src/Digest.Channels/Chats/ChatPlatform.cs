using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;

namespace Digest.Channels.Chats;

/// <summary>One message on its way.</summary>
/// <param name="Subscriber">Whom it goes to.</param>
/// <param name="DeliveryId">The id of the copy.</param>
/// <param name="Progress">What was posted before.</param>
/// <param name="Message">The payload, as its bytes were counted.</param>
internal sealed record ChatPost(Subscriber Subscriber, string DeliveryId, ChatProgress Progress, string Message);

/// <summary>How messages are posted to one platform, how far apart, and what its answers mean.</summary>
/// <param name="kind">The platform.</param>
/// <param name="file">The file of an issue's messages.</param>
internal abstract class ChatPlatform(ChannelKind kind, string file)
{
    protected static readonly TimeSpan ASecond = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    public ChannelKind Kind { get; } = kind;

    public string File { get; } = file;

    /// <summary>The file of the same for servers that allow longer messages; null where all are alike.</summary>
    public virtual string? LongerFile => null;

    /// <summary>Whether the platform recognises a message that is posted twice, for how long; null when it does not.</summary>
    public virtual TimeSpan? Recognises => null;

    /// <summary>Turns that a message waits for: what shares them, and how far apart they are.</summary>
    public virtual IEnumerable<(string Key, TimeSpan Gap)> Turns(Subscriber subscriber) => [(subscriber.Address, ASecond)];

    /// <summary>Why nobody can be reached, which is for the deployment to mend; null when all is well.</summary>
    public virtual string? Lack => null;

    /// <summary>The address that messages are posted to, without being judged yet.</summary>
    /// <exception cref="AddressRefusedException">The subscriber's address or secret cannot be right; the message says why, without quoting.</exception>
    public virtual string Address(Subscriber subscriber) => subscriber.Address;

    /// <summary>The payload of a short text.</summary>
    public abstract string Text(string text);

    /// <summary>The request for a message.</summary>
    public virtual HttpRequestMessage Request(Uri address, ChatPost post) => Json(address, post.Message);

    /// <summary>What an answer means.</summary>
    public DeliveryOutcome Read(ChatAnswer answer)
    {
        var code = $"http {answer.Status}";
        if (answer.IsSuccess)
            return new(OutcomeKind.Sent, code, $"{Kind} took it.");
        var wait = Wait(answer);
        return Verdict(answer) ?? answer.Status switch
        {
            < 400 => new(OutcomeKind.Refused, code, $"{Kind} redirects, which is not followed: register the address that it redirects to."),
            // A gateway that lost the answer of what is behind it.
            502 or 504 when Recognises is null => new(OutcomeKind.Uncertain, code, $"A gateway of {Kind} lost the answer: the message may have been posted."),
            408 or 425 or 429 or >= 500 => new(OutcomeKind.Deferred, code, $"{Kind} answered {answer.Status}{Said(answer)}.", wait),
            _ => new(OutcomeKind.Refused, code, $"{Kind} answered {answer.Status}{Said(answer)}."),
        };
    }

    /// <summary>The id of the message that was posted, where the next one needs it.</summary>
    public virtual string? PostId(ChatAnswer answer) => null;

    /// <summary>How long the platform wants silence after a message that it took; null when it does not say.</summary>
    public virtual TimeSpan? Silence(ChatAnswer answer) => null;

    /// <summary>What a refusal means on this platform; null for what its status says.</summary>
    protected virtual DeliveryOutcome? Verdict(ChatAnswer answer) => null;

    /// <summary>How long the platform asked to wait.</summary>
    protected virtual TimeSpan? Asked(ChatAnswer answer) => answer.RetryAfter;

    protected static DeliveryOutcome Gone(ChatAnswer answer, string why) => new(OutcomeKind.Refused, $"{ReceiverHealth.Gone} http {answer.Status}", why);

    protected static DeliveryOutcome NotOurs(ChatAnswer answer, string why) => new(OutcomeKind.Deferred, $"{ReceiverHealth.Setup} http {answer.Status}", why);

    protected static HttpRequestMessage Json(Uri address, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return request;
    }

    /// <summary>A payload with one property more, in front; what was there stays as it is.</summary>
    protected static string With(string payload, string name, string value)
    {
        var rest = payload.AsSpan(payload.IndexOf('{', StringComparison.Ordinal) + 1);
        var property = $"{JsonSerializer.Serialize(name)}:{JsonSerializer.Serialize(value)}";
        return rest.TrimStart().StartsWith("}") ? $"{{{property}{rest}" : $"{{{property},{rest}";
    }

    protected static string Object(params (string Name, string Value)[] properties) =>
        properties.Reverse().Aggregate("{}", (payload, property) => With(payload, property.Name, property.Value));

    private TimeSpan? Wait(ChatAnswer answer) => Asked(answer) is { } asked ? asked < LongestWait ? asked : LongestWait : null;

    // Only a word of a platform's own vocabulary; anything else may be a stranger's text.
    private static string Said(ChatAnswer answer) => answer.Word is { } word ? $" ({word})" : "";
}
