using System.Collections.Concurrent;
using Digest.Core.Editions;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;

namespace Digest.Tests.Infrastructure;

/// <summary>Remembers whom it would have told what.</summary>
internal sealed class RecordingNotice : IReceiverNotice
{
    public ConcurrentQueue<(string Address, string SubscriberId, string? Reason, DateTimeOffset? Since)> Sent { get; } = [];

    public ConcurrentQueue<(string Address, string SubscriberId)> Added { get; } = [];

    public Task AddedAsync(Edition edition, Subscriber subscriber, CancellationToken cancellationToken)
    {
        Added.Enqueue((subscriber.Contact!, subscriber.Id));
        return Task.CompletedTask;
    }

    public Task DisabledAsync(Edition edition, Subscriber subscriber, string address, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        Sent.Enqueue((address, subscriber.Id, subscriber.Reason, since));
        return Task.CompletedTask;
    }
}
