using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Core.Templates;

namespace Digest.Core.Delivery;

/// <summary>One copy: whom it goes to, and what is the reader's own in it.</summary>
/// <param name="Subscriber">The reader.</param>
/// <param name="DeliveryId">The id of (issue, subscriber): the same on every attempt, 32 hex digits. Message-ID and webhook-id are made of it.</param>
/// <param name="UnsubscribeUrl">Where a POST unsubscribes this reader (RFC 8058).</param>
/// <param name="Attempt">The number of this attempt, from 1.</param>
public sealed record Copy(Subscriber Subscriber, string DeliveryId, Uri UnsubscribeUrl, int Attempt)
{
    /// <summary>The reader's page of preferences; null where the copy has no place for it.</summary>
    public Uri? PreferencesUrl { get; init; }

    /// <summary>What <see cref="DeliveryOutcome.Progress"/> said after the attempt before, for the channel to go on there; null to begin.</summary>
    public string? Progress { get; init; }
}

/// <summary>A way to reach readers.</summary>
public interface IChannel
{
    /// <summary>Which subscribers it reaches.</summary>
    ChannelKind Kind { get; }

    /// <summary>How many copies it hands over at the same time; null for as many as it is given. More wait for their turn.</summary>
    int? AtOnce => null;

    /// <summary>Does once for an issue what is the same for all its readers.</summary>
    IPreparedIssue Prepare(Edition edition, Issue issue, RenderedIssue rendered);
}

/// <summary>An issue ready to be sent, by any number of threads at once.</summary>
public interface IPreparedIssue : IAsyncDisposable
{
    /// <summary>
    /// Sends one copy. What goes wrong on the way is an outcome, not an exception. A cancelled token before the
    /// hand-over throws <see cref="OperationCanceledException"/>: nothing was sent.
    /// </summary>
    Task<DeliveryOutcome> SendAsync(Copy copy, CancellationToken cancellationToken);
}
