using Digest.Core.Delivery;

namespace Digest.Tests.Infrastructure;

/// <summary>Keeps a message until it was handled without an error, as a queue trigger does.</summary>
internal sealed class InMemoryQueue(TimeProvider time, Faults? faults = null) : IDeliveryQueue
{
    private readonly Lock _gate = new();
    private readonly List<(DateTimeOffset Visible, object Message)> _messages = [];

    public IReadOnlyList<(DateTimeOffset Visible, object Message)> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    public Task EnqueueAsync(PlanMessage message, TimeSpan delay, CancellationToken cancellationToken) => Add(message, delay);

    public Task EnqueueAsync(BatchMessage message, TimeSpan delay, CancellationToken cancellationToken) => Add(message, delay);

    /// <summary>The first visible message; null when there is none.</summary>
    public object? Peek()
    {
        lock (_gate)
            return _messages.Where(entry => entry.Visible <= time.GetUtcNow()).Select(entry => entry.Message).FirstOrDefault();
    }

    public void Remove(object message)
    {
        lock (_gate)
            _messages.RemoveAt(_messages.FindIndex(entry => ReferenceEquals(entry.Message, message)));
    }

    /// <summary>Loses everything, as an operator does who clears a queue.</summary>
    public void Clear()
    {
        lock (_gate)
            _messages.Clear();
    }

    private Task Add(object message, TimeSpan delay)
    {
        faults?.Step();
        lock (_gate)
            _messages.Add((time.GetUtcNow() + delay, message));
        faults?.Step();
        return Task.CompletedTask;
    }
}
