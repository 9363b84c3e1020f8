namespace Digest.Mail.Smtp;

/// <summary>
/// The connections of a transport: who has one, who waits for one in the order of asking, and when another may be tried.
/// A server that lets in fewer than are set defers nobody: while one lives, whoever is turned away waits for it.
/// </summary>
internal sealed class SmtpPool : IAsyncDisposable
{
    // A server that is down is not knocked at for each of a thousand readers, and a wrong password does not lock the account.
    private static readonly TimeSpan HoldAfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HoldAfterFault = TimeSpan.FromMinutes(1);

    private readonly SmtpOptions _options;
    private readonly TimeProvider _timeProvider;

    // The oldest first; the latest is taken first. Nobody waits while there is one.
    private readonly List<Idle> _idle = [];
    private readonly LinkedList<TaskCompletionSource<Turn>> _waiters = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _sweeper;
    private readonly ITimer _holder;
    private readonly Lock _lock = new();

    // Places that are taken: by idle connections, by those at work, and by those that are being opened.
    private int _living;
    private int _opening;

    // Why the last one could not be opened; null once one could.
    private SmtpOutcome? _failure;
    private bool _isHeld;
    private bool _isDisposed;

    public SmtpPool(SmtpOptions options, TimeProvider timeProvider)
    {
        (_options, _timeProvider) = (options, timeProvider);
        _sweeper = timeProvider.CreateTimer(static state => ((SmtpPool)state!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _holder = timeProvider.CreateTimer(static state => ((SmtpPool)state!).EndHold(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A connection, which must be given back, or why there is none.</summary>
    /// <exception cref="ObjectDisposedException">All is over.</exception>
    public ValueTask<Turn> TakeAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource<Turn>> waiter;
        lock (_lock)
        {
            ThrowIfDisposed();
            if (_idle.Count > 0)
                return new(new Turn(Pop(), null));
            waiter = Enqueue(first: false);
        }

        return new(OpenAsync(waiter, cancellationToken));
    }

    /// <summary>A new connection in the place of one that was lost, or why there is none.</summary>
    public Task<Turn> ReplaceAsync(SmtpConnection lost, CancellationToken cancellationToken)
    {
        lost.Abort();
        lock (_lock)
            _opening++;
        return OpenAsync(null, cancellationToken);
    }

    /// <summary>Takes a connection back, and closes it when it is lost or has done its share.</summary>
    public async ValueTask GiveAsync(SmtpConnection connection)
    {
        lock (_lock)
        {
            if (!_isDisposed && connection.IsUsable && connection.Messages < _options.MessagesPerConnection)
            {
                _idle.Add(new Idle(connection, _timeProvider.GetTimestamp()));
                if (_idle.Count == 1)
                    _sweeper.Change(_options.IdleTimeout, Timeout.InfiniteTimeSpan);
                Serve();
                return;
            }
        }

        // The server counts it until it is closed.
        await connection.DisposeAsync();
        lock (_lock)
            PassOn();
    }

    /// <exception cref="ObjectDisposedException">All is over.</exception>
    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, typeof(SmtpTransport));

    /// <summary>Sends away who waits, takes leave on each connection, and ends when the last is given back.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Idle> idle;
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            foreach (var waiter in _waiters)
                waiter.SetException(new ObjectDisposedException(nameof(SmtpTransport)));
            _waiters.Clear();
            idle = [.. _idle];
            _idle.Clear();
            _living -= idle.Count;
            EndIfOver();
        }

        foreach (var (connection, _) in idle)
            await connection.DisposeAsync();
        await _ended.Task;
        await _sweeper.DisposeAsync();
        await _holder.DisposeAsync();
    }

    // Waits for a turn, and opens a connection where that is the turn; who is turned away is the first to wait again.
    private async Task<Turn> OpenAsync(LinkedListNode<TaskCompletionSource<Turn>>? waiter, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (waiter is not null && await WaitAsync(waiter, cancellationToken) is { IsPlace: false } turn)
                return turn;
            try
            {
                var opened = await SmtpConnection.ConnectAsync(_options, _timeProvider, cancellationToken);
                lock (_lock)
                {
                    _opening--;
                    // While others were turned away a moment ago this says little.
                    if (!_isHeld)
                        _failure = null;
                    Serve();
                }

                return new Turn(opened, null);
            }
            catch (SmtpException exception)
            {
                waiter = TurnAway(exception.Outcome);
                if (waiter is null)
                    return new Turn(null, exception.Outcome);
            }
            catch
            {
                lock (_lock)
                {
                    _opening--;
                    PassOn();
                }

                throw;
            }
        }
    }

    private async Task<Turn> WaitAsync(LinkedListNode<TaskCompletionSource<Turn>> waiter, CancellationToken cancellationToken)
    {
        // Whoever stands in the line is served or leaves it, under the lock: no turn goes to one who has left.
        await using var registration = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                lock (_lock)
                {
                    if (waiter.List is null)
                        return;
                    _waiters.Remove(waiter);
                }

                waiter.Value.SetCanceled(token);
            },
            null);
        return await waiter.Value.Task;
    }

    // Whoever calls this and the next four holds the lock.
    private LinkedListNode<TaskCompletionSource<Turn>> Enqueue(bool first)
    {
        var waiter = new TaskCompletionSource<Turn>(TaskCreationOptions.RunContinuationsAsynchronously);
        var node = first ? _waiters.AddFirst(waiter) : _waiters.AddLast(waiter);
        Serve();
        return node;
    }

    private void Serve()
    {
        while (_waiters.First is { } first)
        {
            Turn turn;
            if (_idle.Count > 0)
                turn = new Turn(Pop(), null);
            else if (MayOpen())
                (turn, _living, _opening) = (default, _living + 1, _opening + 1);
            else if (_living == 0)
                turn = new Turn(null, _failure);
            else
                return;
            _waiters.RemoveFirst();
            first.Value.SetResult(turn);
        }
    }

    // Once somebody was turned away, one sender knocks for all.
    private bool MayOpen() => _living < _options.Connections && !_isHeld && (_failure is null || _opening == 0);

    private SmtpConnection Pop()
    {
        var connection = _idle[^1].Connection;
        _idle.RemoveAt(_idle.Count - 1);
        return connection;
    }

    // The place of a connection that was let in is as good as it was, whatever became of others.
    private void PassOn()
    {
        if (_waiters.First is not { } first)
        {
            _living--;
            EndIfOver();
            return;
        }

        _opening++;
        _waiters.RemoveFirst();
        first.Value.SetResult(default);
    }

    private void EndIfOver()
    {
        if (_isDisposed && _living == 0)
            _ended.TrySetResult();
    }

    private LinkedListNode<TaskCompletionSource<Turn>>? TurnAway(SmtpOutcome failure)
    {
        lock (_lock)
        {
            _living--;
            _opening--;
            if (_isDisposed)
            {
                EndIfOver();
                return null;
            }

            _failure = failure;
            _isHeld = true;
            _holder.Change(failure.Fault == SmtpFault.Sender ? HoldAfterFault : HoldAfterFailure, Timeout.InfiniteTimeSpan);
            return Enqueue(first: true);
        }
    }

    private void EndHold()
    {
        lock (_lock)
        {
            _isHeld = false;
            Serve();
        }
    }

    private void Sweep()
    {
        List<Idle> old;
        lock (_lock)
        {
            var count = _idle.TakeWhile(idle => RestOf(idle) <= TimeSpan.Zero).Count();
            old = _idle.GetRange(0, count);
            _idle.RemoveRange(0, count);
            _living -= count;
            if (_idle.Count > 0)
                _sweeper.Change(RestOf(_idle[0]), Timeout.InfiniteTimeSpan);
        }

        foreach (var (connection, _) in old)
            _ = connection.DisposeAsync().AsTask();
    }

    private TimeSpan RestOf(Idle idle) => _options.IdleTimeout - _timeProvider.GetElapsedTime(idle.Since);

    /// <summary>What a sender gets: a connection, or why there is none; neither means a place to open one.</summary>
    internal readonly record struct Turn(SmtpConnection? Connection, SmtpOutcome? Failure)
    {
        public bool IsPlace => Connection is null && Failure is null;
    }

    private readonly record struct Idle(SmtpConnection Connection, long Since);
}
