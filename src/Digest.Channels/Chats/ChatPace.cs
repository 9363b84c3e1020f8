namespace Digest.Channels.Chats;

/// <summary>Keeps messages as far apart as a platform wants, by what they share: a chat, a bot.</summary>
internal sealed class ChatPace(TimeProvider time)
{
    /// <summary>Whoever would have to wait longer comes back later.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private const int Crowd = 4_096;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _next = new(StringComparer.Ordinal);

    /// <summary>Waits for a turn; null when it has come, else how long it would take.</summary>
    public async Task<TimeSpan?> WaitAsync(string key, TimeSpan gap, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Forget(now);
            var turn = _next.TryGetValue(key, out var next) && next > now ? next : now;
            wait = turn - now;
            if (wait > LongestWait)
                return wait;
            _next[key] = turn + gap;
        }

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
        return null;
    }

    /// <summary>Lets nobody have a turn for some time.</summary>
    public void Pause(string key, TimeSpan pause)
    {
        lock (_gate)
        {
            var until = time.GetUtcNow() + pause;
            if (!_next.TryGetValue(key, out var next) || next < until)
                _next[key] = until;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        if (_next.Count < Crowd)
            return;
        foreach (var key in _next.Where(turn => turn.Value <= now).Select(turn => turn.Key).ToList())
            _next.Remove(key);
    }
}
