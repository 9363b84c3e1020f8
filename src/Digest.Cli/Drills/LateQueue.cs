using Digest.Core.Delivery;

namespace Digest.Cli.Drills;

/// <summary>The queues of a deployment on a driven clock: what is to be seen later is kept here until the clock is there.</summary>
internal sealed class LateQueue(IDeliveryQueue queue, TimeProvider time) : IDeliveryQueue
{
    private readonly List<(BatchMessage Message, DateTimeOffset Due)> _later = [];

    /// <inheritdoc/>
    public Task EnqueueAsync(PlanMessage message, TimeSpan delay, CancellationToken cancellationToken) => queue.EnqueueAsync(message, delay, cancellationToken);

    /// <inheritdoc/>
    public Task EnqueueAsync(BatchMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay <= TimeSpan.Zero)
            return queue.EnqueueAsync(message, TimeSpan.Zero, cancellationToken);
        lock (_later)
            _later.Add((message, time.GetUtcNow() + delay));
        return Task.CompletedTask;
    }

    /// <summary>Hands over what is due by now.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        List<BatchMessage> due;
        lock (_later)
        {
            var now = time.GetUtcNow();
            due = [.. _later.Where(late => late.Due <= now).Select(late => late.Message)];
            _later.RemoveAll(late => late.Due <= now);
        }

        foreach (var message in due)
            await queue.EnqueueAsync(message, TimeSpan.Zero, cancellationToken);
    }

    /// <summary>What a restart leaves: the messages lie in storage, not in the app.</summary>
    public void TakeOver(LateQueue former)
    {
        lock (_later)
            _later.AddRange(former._later);
    }
}
