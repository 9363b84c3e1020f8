using System.Text.Json.Serialization;
using Digest.Core.Messages;

namespace Digest.Core.Subscribers.Signups;

/// <summary>Asks for the mail of a wish to subscribe. Carries ids only.</summary>
/// <param name="Edition">The edition's id.</param>
/// <param name="Id">The id that the address has as a subscriber.</param>
/// <param name="Version">The version of its layout; <see cref="MessageVersion"/>.</param>
public sealed record SignupMessage(string Edition, string Id, int Version = MessageVersion.Current)
{
    /// <summary>The trace that goes on with it, as a W3C traceparent; null for none.</summary>
    [JsonPropertyName("traceparent")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; }

    /// <summary>How many tries were begun when it was queued; see <see cref="Signup.Tries"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Attempt { get; init; }

    /// <summary>When it is to be worked on, for whoever looks how long it waits; null for at once. The queue writes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Due { get; init; }
}

/// <summary>Hands the mails of sign-ups to whoever is free, so that asking takes as long whether the address is known or not.</summary>
public interface ISignupQueue
{
    /// <summary>Queues a mail, to be sent when so long has passed.</summary>
    Task EnqueueAsync(SignupMessage message, TimeSpan delay, CancellationToken cancellationToken);
}
