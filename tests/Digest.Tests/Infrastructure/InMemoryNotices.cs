using Digest.Core.Receivers;

namespace Digest.Tests.Infrastructure;

/// <summary>The queue of mails to owners of receivers.</summary>
internal sealed class InMemoryNotices(TimeProvider time, Faults? faults = null) : IReceiverNoticeQueue
{
    /// <summary>Messages, and when they are seen.</summary>
    public List<(ReceiverNoticeMessage Message, DateTimeOffset Due)> Waiting { get; } = [];

    /// <summary>Whether it takes nothing.</summary>
    public bool Fails { get; set; }

    public Task EnqueueAsync(ReceiverNoticeMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (Fails)
            throw new IOException("The queue is not there.");
        faults?.Step();
        Waiting.Add((message, time.GetUtcNow() + delay));
        return Task.CompletedTask;
    }
}
