using Microsoft.Extensions.Options;

namespace Digest.Core.Delivery;

/// <summary>
/// The places for copies in flight of one instance, whatever issues and batches they belong to. It bounds what a crash
/// leaves uncertain, and what the instance holds in memory.
/// </summary>
public sealed class Flight
{
    /// <summary>So many copies are claimed for each that a channel hands over at once: enough that it never waits for storage.</summary>
    public const int Ahead = 4;

    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private int _free;

    /// <summary>Counts the places.</summary>
    /// <param name="options">The most there are.</param>
    /// <param name="channels">What copies go through: the narrowest bounds them.</param>
    public Flight(IOptions<DeliveryOptions> options, IEnumerable<IChannel> channels) =>
        Places = _free = channels.Min(channel => channel.AtOnce * Ahead) is { } bound ? Math.Min(options.Value.InFlight, bound) : options.Value.InFlight;

    /// <summary>How many places there are.</summary>
    public int Places { get; }

    /// <summary>Takes as many places as are free, at least one and at most so many; waits while there is none.</summary>
    public async Task<int> TakeAsync(int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        for (; ; )
        {
            TaskCompletionSource turn;
            lock (_gate)
            {
                if (_free > 0)
                    return Take(most);
                _waiting.Enqueue(turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            try
            {
                await turn.Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // The turn may have come in the same moment: it is the next one's then.
                if (!turn.TrySetCanceled(CancellationToken.None))
                    Call();
                throw;
            }
        }
    }

    /// <summary>Takes as many places as are free, none if need be, and at most so many.</summary>
    public int TakeFree(int most)
    {
        lock (_gate)
            return Take(most);
    }

    /// <summary>Gives places back.</summary>
    public void Give(int places)
    {
        lock (_gate)
            _free += places;
        Call();
    }

    private int Take(int most)
    {
        var taken = Math.Min(most, _free);
        _free -= taken;
        Call();
        return taken;
    }

    private void Call()
    {
        lock (_gate)
        {
            // One at a time: it calls the next when it leaves some.
            while (_free > 0 && _waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult())
                    return;
            }
        }
    }
}
