using Digest.Core.Receivers;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemoryAttempts : IAttemptLog
{
    private readonly Lock _gate = new();
    private readonly List<Attempt> _rows = [];

    /// <summary>Whether storage is down.</summary>
    public bool Fails { get; set; }

    public Task AddAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        if (Fails)
            throw new IOException("Storage does not answer.");
        lock (_gate)
            _rows.Add(attempt);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<Attempt> ReadAsync(string edition, string subscriberId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        List<Attempt> found;
        lock (_gate)
            found = [.. _rows.Where(row => row.Edition == edition && row.SubscriberId == subscriberId).OrderByDescending(row => row.At)];
        foreach (var attempt in found)
            yield return attempt;
    }

    public Task EraseAsync(string edition, string subscriberId, CancellationToken cancellationToken)
    {
        lock (_gate)
            _rows.RemoveAll(row => row.Edition == edition && row.SubscriberId == subscriberId);
        return Task.CompletedTask;
    }

    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.RemoveAll(row => row.At < before));
    }
}
