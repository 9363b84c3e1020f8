using Digest.Core.Delivery;

namespace Digest.Tests.Infrastructure;

/// <summary>Keeps a message until it was handled without an error, as a queue trigger does.</summary>
internal sealed class InMemoryQueue(TimeProvider time, Faults? faults = null) : IDeliveryQueue
{
    private readonly Lock gate = new();
    private readonly List<(DateTimeOffset Visible, object Message)> messages = [];

    public IReadOnlyList<(DateTimeOffset Visible, object Message)> Messages
    {
        get
        {
            lock (gate)
                return [.. messages];
        }
    }

    public Task EnqueueAsync(PlanMessage message, CancellationToken cancellationToken) => Add(message, TimeSpan.Zero);

    public Task EnqueueAsync(BatchMessage message, TimeSpan delay, CancellationToken cancellationToken) => Add(message, delay);

    /// <summary>The first visible message; null when there is none.</summary>
    public object? Peek()
    {
        lock (gate)
            return messages.Where(entry => entry.Visible <= time.GetUtcNow()).Select(entry => entry.Message).FirstOrDefault();
    }

    public void Remove(object message)
    {
        lock (gate)
            messages.RemoveAt(messages.FindIndex(entry => ReferenceEquals(entry.Message, message)));
    }

    /// <summary>Loses everything, as an operator does who clears a queue.</summary>
    public void Clear()
    {
        lock (gate)
            messages.Clear();
    }

    private Task Add(object message, TimeSpan delay)
    {
        faults?.Step();
        lock (gate)
            messages.Add((time.GetUtcNow() + delay, message));
        faults?.Step();
        return Task.CompletedTask;
    }
}
