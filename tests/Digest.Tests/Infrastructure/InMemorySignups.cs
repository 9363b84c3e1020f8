using System.Collections.Concurrent;
using System.Globalization;
using Digest.Core.Subscribers.Signups;

namespace Digest.Tests.Infrastructure;

/// <summary>Wishes, their queue and the counts, as several instances of the app share them.</summary>
internal sealed class InMemorySignups(TimeProvider time, Faults? faults = null) : ISignupStore, ISignupQueue, ICountStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Edition, string Id), Signup> _rows = [];
    private readonly Dictionary<string, (int Count, DateTimeOffset Until)> _counts = new(StringComparer.Ordinal);
    private int _version;

    public ConcurrentQueue<SignupMessage> Messages { get; } = [];

    /// <summary>Messages that are not seen before their time.</summary>
    public List<(SignupMessage Message, DateTimeOffset Due)> Waiting { get; } = [];

    /// <summary>Whether the queue takes nothing.</summary>
    public bool QueueFails { get; set; }

    public IReadOnlyCollection<Signup> Rows
    {
        get
        {
            lock (_gate)
                return [.. _rows.Values];
        }
    }

    public int Counts
    {
        get
        {
            lock (_gate)
                return _counts.Count;
        }
    }

    public Task<Signup?> FindAsync(string edition, string id, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.GetValueOrDefault((edition, id)));
    }

    public Task<Signup?> TryWriteAsync(Signup signup, CancellationToken cancellationToken) => Task.FromResult(faults.Write(
        _gate,
        () => _rows.GetValueOrDefault((signup.Edition, signup.Id))?.Version != signup.Version
            ? null
            : _rows[(signup.Edition, signup.Id)] = signup with { Version = (++_version).ToString(CultureInfo.InvariantCulture) },
        cancellationToken));

    public Task DeleteAsync(string edition, string id, CancellationToken cancellationToken) =>
        Task.FromResult(faults.Write(_gate, () => _rows.Remove((edition, id)), cancellationToken));

    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var old = _rows.Where(row => row.Value.Requested < before).Select(row => row.Key).ToList();
            old.ForEach(key => _rows.Remove(key));
            return Task.FromResult(old.Count);
        }
    }

    public Task EnqueueAsync(SignupMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        faults?.Step();
        if (QueueFails)
            throw new IOException("The queue is not there.");
        if (delay > TimeSpan.Zero)
            Waiting.Add((message, time.GetUtcNow() + delay));
        else
            Messages.Enqueue(message);
        return Task.CompletedTask;
    }

    public Task<bool> TryCountAsync(string key, int most, TimeSpan span, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var (count, until) = _counts.TryGetValue(key, out var found) && found.Until > time.GetUtcNow() ? found : (0, time.GetUtcNow() + span);
            if (count >= most)
                return Task.FromResult(false);
            _counts[key] = (count + 1, until);
            return Task.FromResult(true);
        }
    }

    Task ICountStore.PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
            _counts.Where(count => count.Value.Until < now).Select(count => count.Key).ToList().ForEach(key => _counts.Remove(key));
        return Task.CompletedTask;
    }
}
